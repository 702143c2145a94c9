import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Starts the packed mock on a free port, and ends it when `work`, which takes its URL, is done. */
export async function withMock(options, environment, work) {
  const argv = ['start', '--port', '0', '--no-https', '--log-level', 'warn', ...options];
  const child = spawn('xivo-mock', argv, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const line = await Promise.race([once(createInterface(child.stdout), 'line'), failure(child)]);
    const url = /http:\/\/\S+/.exec(line[0])?.[0];
    if (url === undefined) throw new Error(`the mock prints ${line[0]}`);
    await work(url);
  } finally {
    child.kill();
  }
}

async function failure(child) {
  const [status] = await once(child, 'exit');
  throw new Error(`the mock ended with status ${status}`);
}
