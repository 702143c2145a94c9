import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { listening } from './listening.ts';
import { outcomeOf } from './outcome.ts';

/** The URL of a port where nothing listens. */
async function deadUrl(): Promise<string> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const clientVerbs = ['reset', 'requests', 'faults', 'snapshot', 'accounts', 'worlds'];

test.for(['wait', 'verify', ...clientVerbs])('%s --help shows examples that begin with the command', async (name) => {
  const { status, stdout } = await outcomeOf([name, '--help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: xivo-mock ${name}\\b`));
  expect(stdout).toContain('--json');
  expect(stdout).toMatch(new RegExp(`\\nExamples:\\n(?:  xivo-mock ${name} .*\\n|  xivo-mock ${name}\\n)+\\n`));
});

test('--help after a command with verbs describes each verb', async () => {
  const { stdout } = await outcomeOf(['snapshot', '--help']);
  expect(stdout).toContain(
    'Usage: xivo-mock snapshot [list | save | restore | delete | export | import | diff] [options]',
  );
  expect(stdout).toMatch(/^ {2}diff FROM \[TO\] {4}count rows added/m);
});

test.for(clientVerbs)('%s exits with 2 where nothing listens', async (name) => {
  const url = await deadUrl();
  const { status, stdout, stderr } = await outcomeOf([name, '--url', url]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^xivo-mock: ${url} cannot be reached \\(.*ECONNREFUSED.*\\)\\n$`));
});

test.for([
  { status: 404, body: '<h1>Not Found</h1>', suffix: ' (status 404)' },
  { status: 200, body: '<h1>It works!</h1>', suffix: '' },
])('a server other than xivo-mock that answers $status is reported as such', async ({ status, body, suffix }) => {
  const server = createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(body));
  const url = `http://127.0.0.1:${await listening(server)}`;
  expect(await outcomeOf(['snapshot', 'restore', 'before', '--url', url])).toEqual({
    status: 2,
    stdout: '',
    stderr: `xivo-mock: ${url} does not answer like xivo-mock${suffix}\n`,
  });
});

test('an unknown verb is refused with the nearest one', async () => {
  expect(await outcomeOf(['snapshot', 'safe', 'x'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: unknown verb "safe" of snapshot; did you mean save?\n',
  });
  expect(await outcomeOf(['worlds', 'toString'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: unknown verb "toString" of worlds; its verbs are list, create, delete\n',
  });
});

test('too few and too many positionals are refused', async () => {
  expect((await outcomeOf(['snapshot', 'export', 'x'])).stderr).toBe(
    'xivo-mock: snapshot export takes NAME FILE, got x\n',
  );
  expect((await outcomeOf(['reset', 'now'])).stderr).toBe('xivo-mock: reset takes only options, got now\n');
  expect(await outcomeOf(['verify'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: verify takes JSON, got nothing\n',
  });
});

test('every problem with the options of a verb is one line', async () => {
  const { status, stderr } = await outcomeOf(['requests', '--limit', '0', '--status', 'bad']);
  expect(status).toBe(2);
  expect(stderr.split('\n')).toEqual([
    'xivo-mock: --limit: expected a whole number above 0, got "0"',
    'xivo-mock: --status: expected a status such as 400, or 4xx for a class, got "bad"',
    '',
  ]);
});

test('wait exits with 0 once the mock is ready', async () => {
  const answers = [503, 503, 200];
  const server = createServer((_request, response) =>
    response.writeHead(answers.shift() ?? 200, { connection: 'close' }).end(),
  );
  const url = `http://127.0.0.1:${await listening(server)}`;
  expect(await outcomeOf(['wait', '--url', url])).toEqual({ status: 0, stdout: `${url} is ready\n`, stderr: '' });
  expect(answers).toEqual([]);
});

test('wait exits with 1 after the timeout', async () => {
  const url = await deadUrl();
  const { status, stdout } = await outcomeOf(['wait', '--url', url, '--timeout', '150ms']);
  expect(status).toBe(1);
  expect(stdout).toMatch(new RegExp(`^${url} is not ready after 150ms: .*ECONNREFUSED`));
  const asJson = await outcomeOf(['wait', '--url', url, '--timeout', '0s', '--json']);
  expect(asJson.status).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ url, ready: false });
});

test('wait takes a duration', async () => {
  expect(await outcomeOf(['wait', '--timeout', 'soon'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: --timeout: expected a duration such as 500ms, 30s or 15m, got "soon"\n',
  });
});

test('the names of commands are unique', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});
