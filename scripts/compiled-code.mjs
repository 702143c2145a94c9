// Saves the code that V8 compiles at a start beside the program, for the container image, whose users cannot write a cache:
// `node scripts/compiled-code.mjs FOLDER`, where FOLDER holds the program as the image does.
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2] ?? '.';
const target = join(folder, 'dist/compiled');
const cache = mkdtempSync(join(tmpdir(), 'compiled-code-'));
const saved = join(cache, 'xivo-mock');

/** Starts a mock, sends it what most clients send first, and stops it once it has saved its code. */
async function compile() {
  const argv = [join(folder, 'dist/main.js'), 'start', '--port', '0', '--https-port', '0', '--log-level', 'silent'];
  const mock = spawn(process.execPath, argv, {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => mock.once('exit', resolve));
  const failed = exited.then((status) => Promise.reject(new Error(`the mock exited with ${status}`)));
  const line = new Promise((resolve) => createInterface(mock.stdout).once('line', resolve));
  const url = /http:\S+/.exec(await Promise.race([line, failed]))[0];
  await fetch(`${url}/readyz`);
  await fetch(`${url}/service/ipbx/json.php/restricted/pbx_settings/users/`);
  while (!existsSync(saved) || !readdirSync(saved).some((name) => name.endsWith('.bin'))) {
    await Promise.race([sleep(50), failed]);
  }
  mock.kill();
  failed.catch(() => undefined);
  await exited;
}

await compile();
mkdirSync(target, { recursive: true });
for (const name of readdirSync(saved).filter((file) => file.endsWith('.bin'))) {
  copyFileSync(join(saved, name), join(target, name));
  chmodSync(join(target, name), 0o644);
}
rmSync(cache, { recursive: true });
