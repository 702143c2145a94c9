import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { dispatch } from '#commands/dispatch.ts';
import { commands } from '#commands/index.ts';
import { version } from '#paths.ts';
import { listening } from './listening.ts';

async function outcomeOf(argv: readonly string[], env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const readFile = () => {
    throw new Error('this test has no files');
  };
  // No run files of other mocks.
  const status = await dispatch({ argv, env: { TMPDIR: '/nonexistent', ...env }, readFile, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}

/** Starts a server that answers every request with this status and body; returns its port. */
function answering(status: number, body: string): Promise<number> {
  return listening(createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(body)));
}

test('--version prints the version of the package', async () => {
  expect(await outcomeOf(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('--help lists every command', async () => {
  const { status, stdout } = await outcomeOf(['--help']);
  expect(status).toBe(0);
  const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  for (const { name, summary } of commands) expect(rows).toContainEqual([name, summary]);
});

test('--help after a command lists the options of that command', async () => {
  const { stdout } = await outcomeOf(['health', '--help']);
  expect(stdout).toContain('--url URL');
  expect(stdout).not.toContain('--port');
});

test('an unknown command is refused with the nearest one', async () => {
  expect(await outcomeOf(['heath'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'xivo-mock: unknown command "heath"; did you mean health?\n',
  });
});

test('an option of another command is refused', async () => {
  const { status, stderr } = await outcomeOf(['health', '--seeds', 'fresh']);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe('xivo-mock: unknown option --seeds; --help lists the options');
});

test('health asks the address that the environment configures', async () => {
  const port = await answering(200, '{}');
  const env = { XIVO_MOCK_PORT: String(port), XIVO_MOCK_HOST: '0.0.0.0' };
  expect(await outcomeOf(['health'], env)).toEqual({
    status: 0,
    stdout: `http://127.0.0.1:${port} is ready\n`,
    stderr: '',
  });
});

test('health of a mock that is not ready exits with 1 and prints the answer on one line', async () => {
  const url = `http://127.0.0.1:${await answering(503, '{\n"stage": "seeds"}')}`;
  expect(await outcomeOf(['health'], { XIVO_MOCK_URL: url })).toMatchObject({
    status: 1,
    stdout: `${url} is not ready: 503 { "stage": "seeds"}\n`,
  });
});

test('health --json prints JSON', async () => {
  const url = `http://127.0.0.1:${await answering(503, 'seeds')}`;
  const { status, stdout } = await outcomeOf(['health', '--json', '--url', url]);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ url, ready: false, reason: '503 seeds' });
});

test('health with an invalid URL exits with 2', async () => {
  expect(await outcomeOf(['health', '--url', 'ftp://pbx'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'xivo-mock: --url: expected a URL that begins with http:// or https://, got "ftp://pbx"\n',
  });
});
