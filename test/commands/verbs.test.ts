import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { startXivoMock } from '../../src/index.ts';
import { listening } from './listening.ts';
import { outcomeOf } from './outcome.ts';

async function start() {
  const mock = await startXivoMock();
  onTestFinished(() => mock.close());
  const run = (...argv: string[]) => outcomeOf([...argv, '--url', mock.url]);
  return { mock, run };
}

/** Calls the web service of the entities. */
async function callEntities(url: string, query = ''): Promise<number> {
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  return (await fetch(`${url}/xivo/configuration/json.php/restricted/manage/entity/${query}`, { headers })).status;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** The address of a port where nobody listens. */
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

test('--help after a command with words tells what each of them does', async () => {
  const { stdout } = await outcomeOf(['snapshot', '--help']);
  expect(stdout).toContain(
    'Usage: xivo-mock snapshot [list | save | restore | delete | export | import | diff] [options]',
  );
  expect(stdout).toMatch(/^ {2}diff FROM \[TO\] {5}rows added/m);
});

test.for(clientVerbs)('%s is 2 where nobody listens', async (name) => {
  const url = await deadUrl();
  const { status, stdout, stderr } = await outcomeOf([name, '--url', url]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^xivo-mock: ${url} cannot be reached \\(.*ECONNREFUSED.*\\)\\n$`));
});

test.for([
  { status: 404, body: '<h1>Not Found</h1>', said: ' (status 404)' },
  { status: 200, body: '<h1>It works!</h1>', said: '' },
])('a server that is no mock and answers $status is told from one', async ({ status, body, said }) => {
  const server = createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(body));
  const url = `http://127.0.0.1:${await listening(server)}`;
  expect(await outcomeOf(['snapshot', 'restore', 'before', '--url', url])).toEqual({
    status: 2,
    stdout: '',
    stderr: `xivo-mock: ${url} does not answer as a mock does${said}\n`,
  });
});

test('a word that a command does not know is refused with the nearest one', async () => {
  expect(await outcomeOf(['snapshot', 'safe', 'x'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: unknown word "safe" after snapshot; did you mean save?\n',
  });
  expect(await outcomeOf(['worlds', 'toString'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: unknown word "toString" after worlds; did you mean list?\n',
  });
});

test('too few and too many words are refused', async () => {
  expect((await outcomeOf(['snapshot', 'export', 'x'])).stderr).toBe(
    'xivo-mock: snapshot export takes NAME FILE, got x\n',
  );
  expect((await outcomeOf(['reset', 'now'])).stderr).toBe('xivo-mock: reset takes nothing but options, got now\n');
  expect(await outcomeOf(['verify'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: verify takes JSON, got nothing\n',
  });
});

test('every problem with the options of a verb is one line', async () => {
  const { status, stderr } = await outcomeOf(['requests', '--limit', '0', '--status', 'bad']);
  expect(status).toBe(2);
  expect(stderr.split('\n')).toEqual([
    'xivo-mock: --limit: expected a number above 0, got "0"',
    'xivo-mock: --status: expected a text that is not empty, got "bad"',
    '',
  ]);
});

test('wait is 0 once the mock is ready', async () => {
  const answers = [503, 503, 200];
  const server = createServer((_request, response) =>
    response.writeHead(answers.shift() ?? 200, { connection: 'close' }).end(),
  );
  const url = `http://127.0.0.1:${await listening(server)}`;
  expect(await outcomeOf(['wait', '--url', url])).toEqual({ status: 0, stdout: `${url} is ready\n`, stderr: '' });
  expect(answers).toEqual([]);
});

test('wait is 1 when the time is over', async () => {
  const url = await deadUrl();
  const { status, stdout } = await outcomeOf(['wait', '--url', url, '--timeout', '150ms']);
  expect(status).toBe(1);
  expect(stdout).toMatch(new RegExp(`^${url} is not ready after 150ms: .*ECONNREFUSED`));
  const told = await outcomeOf(['wait', '--url', url, '--timeout', '0s', '--json']);
  expect(told.status).toBe(1);
  expect(JSON.parse(told.stdout)).toMatchObject({ url, ready: false });
});

test('wait takes a duration', async () => {
  expect(await outcomeOf(['wait', '--timeout', 'soon'])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: --timeout: expected a duration such as 500ms, 30s or 15m, got "soon"\n',
  });
});

test('reset goes to the baseline, to empty and to a snapshot', async () => {
  const { mock, run } = await start();
  await mock.admin.snapshots.save('before');
  expect((await run('reset')).stdout).toMatch(/^reset to baseline in [\d.]+ ms, generation 2\n$/);
  expect(JSON.parse((await run('reset', '--to', 'empty', '--json')).stdout)).toMatchObject({
    to: 'empty',
    generation: 3,
  });
  expect(await run('reset', '--to', 'snapshot:before')).toMatchObject({ status: 0 });
  expect(await run('reset', '--to', 'snapshot:after')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'xivo-mock: there is no snapshot after\n',
  });
  expect(await run('reset', '--to', 'zero')).toMatchObject({ status: 2, stdout: '' });
});

test('requests shows the latest calls with the reasons of refusals', async () => {
  const { mock, run } = await start();
  for (const query of ['', '?act=view&id=999']) await callEntities(mock.url, query);
  const lines = (await run('requests')).stdout.split('\n');
  expect(lines[0]).toMatch(/^\S+ {2}\S+Z {2}200 {2}GET {2}\/xivo\/configuration/);
  expect(lines[1]).toMatch(/^\S+ {2}\S+Z {2}404 {2}GET {2}\S+id=999$/);
  expect(lines[2]).toMatch(/^ {4}refused: ./);
  expect(lines.slice(3)).toEqual(['2 shown of 2 calls, 0 dropped', '']);
});

test('requests takes a limit and parts of a pattern', async () => {
  const { mock, run } = await start();
  for (const query of ['', '?act=view&id=999', '']) await callEntities(mock.url, query);
  const statuses = async (...argv: string[]) => {
    const answer = JSON.parse((await run('requests', 'list', '--json', ...argv)).stdout);
    return answer.requests.map((request: { answer: { status: number } }) => request.answer.status);
  };
  expect(await statuses()).toEqual([200, 404, 200]);
  expect(await statuses('--limit', '2')).toEqual([404, 200]);
  expect(await statuses('--status', '4xx')).toEqual([404]);
  expect(await statuses('--operation', '*entity:view')).toEqual([404]);
  expect(await statuses('--account', 'nobody')).toEqual([]);
});

test('requests shows one call, and forgets all', async () => {
  const { mock, run } = await start();
  await callEntities(mock.url);
  const id = (await mock.admin.requests()).requests[0]?.id ?? '';
  expect(JSON.parse((await run('requests', 'show', id)).stdout)).toMatchObject({ id, answer: { status: 200 } });
  expect(await run('requests', 'clear')).toEqual({ status: 0, stdout: 'forgot 1 calls\n', stderr: '' });
  expect(await run('requests', 'show', id)).toMatchObject({ status: 1, stdout: '' });
});

test('verify is 0 for what was called and 1 for what was not', async () => {
  const { mock, run } = await start();
  await callEntities(mock.url);
  expect(await run('verify', '{"pattern":{"operation":"*entity:list"},"count":{"exactly":1}}')).toEqual({
    status: 0,
    stdout: 'verified\n',
    stderr: '',
  });
  const { status, stdout } = await run('verify', '{"pattern":{"operation":"*entity:list","status":500}}');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^not verified\nexpected {2}\{.*\}\nactual {4}\{.*\}\nalmost {4}200 GET .*\n {2}status: wanted 500, was 200\n$/,
  );
  const told = await run('verify', '{"pattern":{"status":500}}', '--json');
  expect(told.status).toBe(1);
  expect(JSON.parse(told.stdout)).toMatchObject({ verified: false, inconclusive: false });
});

test('verify refuses what is no JSON or no verification, and reads a file', async () => {
  const { run } = await start();
  expect((await run('verify', '{')).stderr).toMatch(/^xivo-mock: expected JSON, or @FILE with JSON in it \(/);
  expect(await run('verify', '{"pattern":{"status":9}}')).toMatchObject({ status: 2, stdout: '' });
  expect((await run('verify', '{"pattern":{"state":200}}')).stderr).toMatch(/^xivo-mock: pattern: .*state/);
  expect((await run('verify', '@missing.json')).stderr).toMatch(/^xivo-mock: missing.json cannot be read \(/);
  const file = join(folder(), 'wanted.json');
  writeFileSync(file, '{"pattern":{},"count":{"exactly":0}}');
  expect(await run('verify', `@${file}`)).toMatchObject({ status: 0 });
});

test('faults are added, shown with their hits, and ended', async () => {
  const { mock, run } = await start();
  expect((await run('faults')).stdout).toBe('no faults\n');
  expect(await run('faults', 'add', '{"id":"down","preset":"database-down","trigger":{"times":1}}')).toMatchObject({
    status: 0,
  });
  expect([await callEntities(mock.url), await callEntities(mock.url)]).toEqual([500, 200]);
  expect((await run('faults', 'list')).stdout).toMatch(
    /^down {2}1 hits {2}before {2}\{\} {2}\{.*"times":1.*\} {2}\{.*\}\n$/,
  );
  expect(await run('requests')).toMatchObject({ stdout: expect.stringContaining('\n    struck by the fault down\n') });
  expect((await run('faults', 'delete', 'down')).stdout).toBe('fault down is gone\n');
  expect(await run('faults', 'delete', 'down')).toMatchObject({
    status: 1,
    stderr: 'xivo-mock: there is no fault down\n',
  });
  expect((await run('faults', 'clear')).stdout).toBe('no faults any more\n');
});

test('a fault that would never strike is refused', async () => {
  const { run } = await start();
  expect(await run('faults', 'add', '{"preset":"slow","match":{"operation":"entities:list"}}')).toMatchObject({
    status: 2,
    stdout: '',
  });
  expect((await run('faults', 'add', '{"preset":"tired"}')).stderr).toMatch(
    /^xivo-mock: preset: one of database-down, /,
  );
  expect((await run('faults', 'presets')).stdout).toMatch(/^database-down {2,}PostgreSQL is out of reach/);
});

test('a snapshot is saved, compared, restored, carried to another mock, and deleted', async () => {
  const { run } = await start();
  const other = await start();
  const file = join(folder(), 'before.sqlite');
  expect((await run('snapshot')).stdout).toBe('no snapshots\n');
  expect((await run('snapshot', 'save', 'before')).stdout).toMatch(/^before {2}\S+Z {2}\d+ bytes\n$/);
  expect((await run('snapshot', 'diff', 'before')).stdout).toBe('no difference\n');
  await run('accounts', 'add', 'reader', '--host', '192.0.2.0/24');
  expect((await run('snapshot', 'diff', 'before')).stdout).toBe('accesswebservice  1 added  0 removed  0 changed\n');
  expect((await run('snapshot', 'export', 'before', file)).stdout).toMatch(/before\.sqlite holds before, \d+ bytes\n$/);
  expect(await other.run('snapshot', 'import', 'copy', file)).toMatchObject({ status: 0 });
  expect(await other.run('snapshot', 'restore', 'copy')).toMatchObject({ status: 0 });
  expect((await run('snapshot', 'restore', 'before')).stdout).toMatch(/^restored before in [\d.]+ ms, generation 2\n$/);
  expect((await run('snapshot', 'delete', 'before')).stdout).toBe('snapshot before is gone\n');
  expect(await run('snapshot', 'restore', 'before')).toMatchObject({ status: 1 });
});

test('a file that is no snapshot is refused', async () => {
  const { run } = await start();
  const file = join(folder(), 'note.txt');
  writeFileSync(file, 'no database');
  expect(await run('snapshot', 'import', 'note', file)).toMatchObject({ status: 2, stdout: '' });
  expect((await run('snapshot', 'import', 'note', `${file}.gone`)).stderr).toMatch(/^xivo-mock: ENOENT/);
});

test('an account is added, shown, replaced and deleted', async () => {
  const { run } = await start();
  const rights = 'service/ipbx/pbx_settings/lines';
  expect(
    (await run('accounts', 'add', 'reader', '--login', 'reader', '--password', 'secret', '--rights', rights)).stdout,
  ).toBe(`reader  reader  any host  ${rights}  enabled\n`);
  expect(await run('accounts', 'add', 'reader', '--host', 'pbx')).toMatchObject({ status: 1, stdout: '' });
  expect((await run('accounts', 'change', 'reader', '--host', '192.0.2.0/24', '--disable')).stdout).toBe(
    'reader  -  192.0.2.0/24  *  disabled\n',
  );
  expect((await run('accounts')).stdout).toMatch(
    /^\S+ +admin +any host +\* +enabled\nreader +- +192.0.2.0\/24 +\* +disabled\n$/,
  );
  expect((await run('accounts', 'delete', 'reader')).stdout).toBe('account reader is gone\n');
  expect(await run('accounts', 'change', 'reader', '--host', 'pbx')).toMatchObject({ status: 1 });
});

test('what is wrong with an account is told with its place, as JSON too', async () => {
  const { run } = await start();
  const { status, stderr } = await run('accounts', 'add', 'reader', '--login', 'x', '--password', 'secret');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^xivo-mock: the request is not valid\n {2}login: /);
  const told = await run('accounts', 'delete', 'reader', '--json');
  expect(told).toMatchObject({ status: 1, stderr: '' });
  expect(JSON.parse(told.stdout)).toMatchObject({ status: 404, detail: 'there is no account reader' });
});

test('a world is created, acted on by its id, and deleted', async () => {
  const { mock, run } = await start();
  expect((await run('worlds', 'create', 'w1', '--ttl', '1h')).stdout).toBe(
    [
      'world      w1',
      `address    ${mock.url}/w/w1`,
      'or header  X-Mock-World: w1',
      'or login   world-w1 with password secret-w1',
      '',
    ].join('\n'),
  );
  expect((await run('reset', '--world', 'w1')).stdout).toMatch(/generation 2\n$/);
  expect((await run('worlds')).stdout).toBe('default  generation 1\nw1       generation 2\n');
  expect(await run('worlds', 'create', 'w1')).toMatchObject({ status: 1 });
  expect(JSON.parse((await run('worlds', 'create', '--json')).stdout)).toMatchObject({ id: 'w2' });
  expect((await run('worlds', 'delete', 'w1')).stdout).toBe('world w1 is gone\n');
  expect(await run('snapshot', '--world', 'w1')).toMatchObject({ status: 1, stdout: '' });
});

test('every command is known by its own name', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});
