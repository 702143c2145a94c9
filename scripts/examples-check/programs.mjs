import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { withMock } from './mock.mjs';

/** Runs the programs of the compose file without an engine: the mock, the service when it is ready, and the check. */
export async function checkPrograms({ workspace, environment }) {
  const folder = join(workspace, 'compose');
  const { services } = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'));
  const options = services.pbx.command.map((word) => word.replace(/^\/config/, folder));
  await withMock(options, environment, async (url) => {
    const port = await freePort();
    const env = { ...environment, XIVO_URL: url, PORT: String(port), DIRECTORY_URL: `http://127.0.0.1:${port}` };
    const service = spawn(process.execPath, programOf(services.directory), { cwd: folder, env, stdio: 'inherit' });
    try {
      await answers(`${env.DIRECTORY_URL}/ready`);
      await promisify(execFile)(process.execPath, programOf(services.check), { cwd: folder, env });
    } finally {
      service.kill();
    }
  });
}

/** The arguments of Node: the program, which a container has below /app. */
function programOf({ command }) {
  return command.slice(1).map((word) => word.replace('/app/', ''));
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}
