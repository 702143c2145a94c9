// Serves the mock; rebuilds and restarts it when a source file changes: `npm run dev -- OPTIONS`.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
let server;
let timer;

function build() {
  return new Promise((resolve) => {
    spawn(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' }).on('exit', (code) =>
      resolve(code === 0),
    );
  });
}

async function restart() {
  if (!(await build())) return;
  server?.kill();
  server = spawn(process.execPath, ['dist/main.js', 'start', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
}

await restart();
for (const folder of ['src', 'seeds']) {
  watch(`${root}/${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 100);
  });
}
process.on('SIGINT', () => server?.kill('SIGINT'));
