import { expect, onTestFinished, test, vi } from 'vitest';
import { type PbxTestOptions, TestMock } from '#testing/test-mock.ts';

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const passed = { title: 'a test', hasFailed: false };

async function start(options: PbxTestOptions = {}): Promise<TestMock> {
  const testMock = await TestMock.start({ seeds: 'fresh', ...options });
  onTestFinished(() => testMock.close());
  return testMock;
}

/** What is printed to stderr from now on. */
function printed(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  return lines;
}

test('a world is deleted with its test', async () => {
  const testMock = await start();
  const pbx = await testMock.open();
  await testMock.finish(pbx, passed);
  expect((await testMock.mock.admin.worlds.list()).map(({ id }) => id)).toEqual(['default']);
});

test('a failed test prints its requests, with what there is to know about them', async () => {
  const lines = printed();
  const testMock = await start();
  const pbx = await testMock.open();
  await fetch(`${pbx.url}${entities}`);
  await testMock.finish(pbx, { title: 'a test', hasFailed: true });
  expect(lines).toEqual([
    'Requests of "a test" to the PBX:\n' +
      `  401 GET /w/${pbx.id}${entities}\n` +
      '      refused: no credentials were sent, and no account admits this address\n',
  ]);
});

test('a failed test without requests says so', async () => {
  const lines = printed();
  const testMock = await start({ onRefused: 'error' });
  await testMock.finish(await testMock.open(), { title: 'a test', hasFailed: true });
  expect(lines).toEqual(['Requests of "a test" to the PBX:\n  none\n']);
});

test('refused requests are ignored by default', async () => {
  const lines = printed();
  const testMock = await start();
  const pbx = await testMock.open();
  await fetch(`${pbx.url}${entities}`);
  await testMock.finish(pbx, passed);
  expect(lines).toEqual([]);
});

test('refused requests can be printed', async () => {
  const lines = printed();
  const testMock = await start({ onRefused: 'warn' });
  const pbx = await testMock.open();
  await fetch(`${pbx.url}${entities}`);
  await testMock.finish(pbx, passed);
  expect(lines.join('')).toMatch(/^Refused requests of "a test":\n {2}401 GET /);
});

test('refused requests can be an error, and the world is deleted nevertheless', async () => {
  const testMock = await start({ onRefused: 'error' });
  const pbx = await testMock.open();
  await fetch(`${pbx.url}${entities}`);
  await expect(testMock.finish(pbx, passed)).rejects.toThrow(
    /^the PBX refused requests of this test; call pbx\.expectRefusal\(\) if that is what it tests\n {2}401 GET /,
  );
  expect((await testMock.mock.admin.worlds.list()).map(({ id }) => id)).toEqual(['default']);
});

/** The options as JavaScript and the JSON of Jest have them: without types. */
const untyped = (json: string): PbxTestOptions => JSON.parse(json);

test.each([
  ['{"onRefused":"fail"}', 'xivo-mock: onRefused: expected one of error, warn, ignore, got "fail"'],
  [
    '{"onRefused":"eror"}',
    'xivo-mock: onRefused: expected one of error, warn, ignore, got "eror"; did you mean error?',
  ],
  ['{"onRefused":null}', 'xivo-mock: onRefused: expected one of error, warn, ignore, got null'],
  ['{"onRefuse":"error"}', 'xivo-mock: unknown option "onRefuse"; did you mean onRefused?'],
  ['{"dialekt":"recorded"}', 'xivo-mock: unknown option "dialekt"; did you mean dialect?'],
  ['"fresh"', 'xivo-mock: expected an object of options such as { port: 8080 }, got "fresh"'],
])('the options %s are refused', async (json, message) => {
  await expect(TestMock.start(untyped(json))).rejects.toHaveProperty('message', message);
});

test('the list of options contains those of the tests', async () => {
  await expect(TestMock.start(untyped('{"xyz":1}'))).rejects.toThrow(/; the options are .*, onRefused and log$/);
});

test('a test expects refusals: all, or those of a pattern', async () => {
  const testMock = await start({ onRefused: 'error' });
  const all = await testMock.open();
  all.expectRefusal();
  await fetch(`${all.url}${entities}`);
  await testMock.finish(all, passed);
  const some = await testMock.open();
  some.expectRefusal({ operation: '*entity:list', status: 401 });
  some.expectRefusal({ operation: '*entity:view' });
  await fetch(`${some.url}${entities}`);
  await fetch(`${some.url}${entities}?act=add`, { method: 'POST' });
  await expect(testMock.finish(some, passed)).rejects.toThrow(/401 POST [^\n]*\n[^\n]*$/);
});

test('a refusal by a fault rule is expected', async () => {
  const testMock = await start({ onRefused: 'error' });
  const pbx = await testMock.open();
  await pbx.admin.faults.add({ action: { respond: { status: 403 } } });
  expect((await fetch(`${pbx.url}${entities}`)).status).toBe(403);
  await testMock.finish(pbx, passed);
});
