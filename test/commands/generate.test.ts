import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { dispatch } from '#commands/dispatch.ts';
import { openProgress } from '#commands/progress.ts';
import { startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

async function run(argv: readonly string[], { isTerminal = false } = {}) {
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY: isTerminal });
  const readFile = () => {
    throw new Error('this test has no files');
  };
  const status = await dispatch({ argv: ['generate', ...argv], env: {}, readFile, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}

async function startServer() {
  const mock = startMock();
  return { ...mock, url: `http://127.0.0.1:${await listen(mock.app)}` };
}

test('generate prints the counts, and nothing on stderr without a terminal', async () => {
  const { url, world } = await startServer();
  const { status, stdout, stderr } = await run(['--users', '5', '--agents', '2', '--cels', '100', '--url', url]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^1 +entities\n2 +contexts\n5 +users\n/);
  expect(stdout).toMatch(/100 +cels\ngenerated in \d+ ms\n$/);
  expect([world.store.count('userfeatures'), world.store.count('cel')]).toEqual([5, 100]);
});

test('many records are generated in batches, each after the previous one, the same on every run', async () => {
  const digests = [];
  for (const _run of [1, 2]) {
    const { url, world } = await startServer();
    expect(await run(['--cels', '50100', '--seed', '9', '--json', '--url', url])).toMatchObject({ status: 0 });
    const [row] = world.store.query(
      { count: 'number', outOfOrder: 'number', calls: 'text' },
      'SELECT count(*) AS count, max(out_of_order) AS outOfOrder, group_concat(uniqueid) AS calls FROM cel',
    );
    digests.push(row);
  }
  expect(digests[0]).toMatchObject({ count: 50_100, outOfOrder: 0 });
  expect(digests[1]).toEqual(digests[0]);
});

test('--json prints the counts of all batches', async () => {
  const { url } = await startServer();
  const { stdout } = await run(['--users', '2', '--cels', '30', '--json', '--url', url]);
  expect(JSON.parse(stdout)).toMatchObject({ counts: { users: 2, lines: 2, cels: 30 }, ms: expect.any(Number) });
});

test('on a terminal a progress line is shown, and cleared at the end', async () => {
  const { url } = await startServer();
  const { stderr } = await run(['--users', '2', '--cels', '30', '--url', url], { isTerminal: true });
  expect(stderr).toContain('[------------------------]   0 % generating 2 users and the other objects (0 s)');
  expect(stderr).toMatch(/ \d\d % generating call records \(0 s\)/);
  expect(stderr.endsWith('\r\u001b[K')).toBe(true);
});

test('the progress line is redrawn while an answer is awaited', async () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  const progress = openProgress(stream);
  progress.show('waiting', 0.5);
  const first = String(stream.read());
  await new Promise((resolve) => stream.once('readable', resolve));
  progress.end();
  expect(first).toBe('\r\u001b[K[############------------]  50 % waiting (0 s)');
  expect(String(stream.read())).toContain('50 % waiting');
});

test('a refusal by the mock is printed with its place', async () => {
  const { url } = await startServer();
  expect(await run(['--users', '100001', '--url', url])).toMatchObject({
    status: 2,
    stderr: 'xivo-mock: users must be at most 100000, but is 100001\n',
  });
  expect((await run(['--cels', '50', '--from', '2012-13-01', '--url', url])).status).toBe(2);
});

test('generate without any count is refused', async () => {
  expect(await run(['--seed', '3', '--url', 'http://127.0.0.1:1'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'xivo-mock: generate needs at least one count, such as --users 10\n',
  });
});
