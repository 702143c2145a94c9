import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startXivoMock, type XivoMock } from '#index.ts';
import { buildProgram, outcomeOf, run } from './child.ts';
import { listening } from './listening.ts';
import { callEntities, startForCommands } from './mock-for-commands.ts';
import { outcomeOf as outcomeHere } from './outcome.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

async function startMock(): Promise<XivoMock> {
  const mock = await startXivoMock();
  onTestFinished(() => mock.close());
  return mock;
}

/** Runs `requests --follow`; `line` returns the next line that it prints. */
function follow(mock: XivoMock, ...argv: readonly string[]) {
  const child = run(built.program, ['requests', '--follow', '--url', mock.url, ...argv]);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, line: async () => (await lines.next()).value ?? '' };
}

/** Repeats `call` until the run prints a line, because it prints nothing when it begins to follow. */
async function firstLine(call: () => Promise<unknown>, line: () => Promise<string>): Promise<string> {
  let printed: string | undefined;
  const first = line().then((text) => {
    printed = text;
    return text;
  });
  while (printed === undefined) await call();
  return first;
}

const statusOf = (child: ChildProcessWithoutNullStreams): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

const entity = { name: 'Capital', displayname: 'x', nam: 1 };

/** Adds an entity, which is refused, and has an unknown field. */
async function addEntity(url: string): Promise<void> {
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  const path = '/xivo/configuration/json.php/restricted/manage/entity/?act=add';
  await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(entity) });
}

test.for(['SIGINT', 'SIGTERM'] as const)('new requests are printed like those of a list, until %s', async (signal) => {
  const mock = await startMock();
  const { child, line } = follow(mock);
  const status = statusOf(child);
  expect(await firstLine(() => callEntities(mock.url), line)).toMatch(
    /^\S+ {2}\S+Z {2}200 {2}GET {2}\/xivo\/configuration/,
  );
  await addEntity(mock.url);
  let next = await line();
  while (!next.includes('POST')) next = await line();
  expect([next, await line(), await line()]).toEqual([
    expect.stringMatching(/ {2}400 {2}POST {2}\S+act=add$/),
    expect.stringMatching(/^ {4}refused: name must be/),
    '    ignored: nam',
  ]);
  const listed = (await outcomeOf(run(built.program, ['requests', '--limit', '1', '--url', mock.url]))).stdout;
  expect(listed.startsWith(next)).toBe(true);
  child.kill(signal);
  expect(await status).toBe(0);
});

test('with --json each line is the journal entry of a request', async () => {
  const mock = await startMock();
  const { line } = follow(mock, '--json', '--status', '4xx');
  const entry = JSON.parse(await firstLine(() => addEntity(mock.url), line));
  expect(entry).toEqual(JSON.parse(JSON.stringify(await mock.admin.request(entry.id))));
  expect(entry).toMatchObject({ answer: { status: 400 }, request: { body: entity } });
});

test.for(
  [
    [
      '--operation',
      '*entity:add',
      '--method',
      'post',
      '--path',
      '/xivo/*',
      '--account',
      'adm*',
      '--reason-field',
      'na*',
    ],
    ['--ignored', 'na*'],
    ['--ignored', 'true'],
  ].map((flags) => ({ flags })),
)('$flags selects requests', async ({ flags }) => {
  const mock = await startMock();
  const { line } = follow(mock, ...flags);
  const calls = async () => {
    await callEntities(mock.url);
    await addEntity(mock.url);
  };
  expect(await firstLine(calls, line)).toMatch(/ 400 {2}POST /);
});

test('only the requests of the selected world are printed', async () => {
  const mock = await startMock();
  const world = await mock.world({ id: 'w1' });
  const { child, line } = follow(mock, '--world', 'w1');
  const ended = outcomeOf(child);
  const calls = async () => {
    await callEntities(mock.url);
    await callEntities(world.url, '?act=list');
  };
  expect(await firstLine(calls, line)).toContain('/w/w1/');
  await world.close();
  expect(await ended).toMatchObject({ status: 2, stderr: 'xivo-mock: world w1 no longer exists\n' });
});

test('it ends with a message and status 2 when the mock closes', async () => {
  const mock = await startMock();
  const { child, line } = follow(mock);
  const ended = outcomeOf(child);
  await firstLine(() => callEntities(mock.url), line);
  await mock.close();
  expect(await ended).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^xivo-mock: http:\S+ cannot be reached \(.*\)\n$/),
  });
});

test('a pattern that no request can match is refused at once', async () => {
  const { run: runHere } = await startForCommands();
  expect(await runHere('requests', '--follow', '--operation', '*entity:ad')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('did you mean'),
  });
});

test('missed requests are reported on stderr, and one that the journal has dropped is printed from its event', async () => {
  const request = { at: '2012-10-01T12:00:00Z', ms: 1, method: 'POST', url: '/x', status: 400, outcome: 'refused' };
  const events = [
    { type: 'lost', eventId: 'a-3', cause: 'dropped', missed: 3 },
    { type: 'request', eventId: 'a-4', world: 'default', id: 'r1', ...request, reason: { message: 'no' }, ignored: 1 },
  ];
  const text = events.map((event) => `id: ${event.eventId}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const answers: Record<string, readonly (readonly [number, string])[]> = {
    '/__admin/requests': [[200, '{"requests":[]}']],
    '/__admin/requests/r1': [[404, '{"detail":"the journal has no request r1"}']],
    '/__admin/events': [
      [200, text.join('')],
      [404, '{"detail":"there is no world default"}'],
    ],
  };
  const paths: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const path = url.replace(/\?.*/, '');
    const [status, body] = answers[path]?.[paths.filter((each) => each === path).length] ?? [500, ''];
    paths.push(path);
    response.writeHead(status).end(body);
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  expect(await outcomeHere(['requests', '--follow', '--url', url])).toEqual({
    status: 2,
    stdout: 'r1  2012-10-01T12:00:00Z  400  POST  /x\n    refused: no\n',
    stderr:
      'xivo-mock: requests were missed; xivo-mock requests lists them\nxivo-mock: world default no longer exists\n',
  });
});
