import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placedCall } from '#calls/answer.ts';
import { callArgument } from '#commands/arguments/call.ts';
import { callOptions } from '#config/verbs/call-options.ts';
import { readTextFile } from '#text/file.ts';
import { startForCommands } from './mock-for-commands.ts';

/** The call of a command line: its words and options. */
const callOf = (words: readonly string[], values: object = {}) =>
  callArgument(words, callOptions.parse(values), readTextFile);

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'call.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a call is placed, and its way and its records are printed', async () => {
  const { mock, run } = await startForCommands();
  const { status, stdout } = await run('call', 'user:1', '100', '--at', '2012-10-07T10:00:00');
  expect(status).toBe(0);
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(/^call-1: answered, 2012-10-07T10:00:00\.000Z, \d+ s$/);
  expect(lines[1]).toMatch(/^ {2}0 s +\S.*100/);
  expect(stdout).toMatch(/^\d+ call records: \d+ to \d+, linkedid \S+$/m);
  expect(await mock.admin.calls.list()).toHaveLength(1);
});

test('a dry run is told and not placed, as JSON too', async () => {
  const { mock, run } = await startForCommands();
  expect((await run('call', '1001', '100', '--dry-run')).stdout).toMatch(/^dry run: answered, /);
  const { stdout } = await run('call', '1001', '100', '--dry-run', '--json');
  expect(placedCall().parse(JSON.parse(stdout))).toMatchObject({ id: '', outcome: 'answered' });
  expect(await mock.admin.calls.list()).toEqual([]);
});

test('a call that cannot be placed is exit status 1 with the sentence of the mock', async () => {
  const { run } = await startForCommands();
  const { status, stderr } = await run('call', 'user:9999', '100');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^xivo-mock: .*user 9999/);
});

test.for([
  [['1001', '1002'], {}, { from: { number: '1001' }, to: '1002' }],
  [['1001@sales', 'incall:3'], {}, { from: { number: '1001', context: 'sales' }, to: { incall: 3 } }],
  [
    ['100'],
    { external: '0472445668', name: 'Sup', trunk: 'operator', context: 'from-extern' },
    { from: { external: '0472445668', name: 'Sup', trunk: 'operator' }, to: '100', context: 'from-extern' },
  ],
  [
    ['user:1', 'queue:2'],
    { person: ['1002={"answers":false}', 'agent 8001={"busy":true}'], everybody: '{"rejects":{}}' },
    {
      from: { user: 1 },
      to: { queue: 2 },
      people: { '1002': { answers: false }, 'agent 8001': { busy: true } },
      everybody: { rejects: {} },
    },
  ],
  [
    ['1001', '1002'],
    { live: 'false', caller: '{"hangsUp":{"after":20}}', dryRun: true },
    { from: { number: '1001' }, to: '1002', live: false, caller: { hangsUp: { after: 20 } }, dryRun: true },
  ],
] as const)('%j with %j is %j', ([words, values, call]) => {
  expect(callOf(words, values)).toEqual(call);
});

test('arguments replace members of the file', () => {
  const file = fileWith({ from: { user: 1 }, to: '1002', people: { '1002': { busy: true } } });
  expect(callOf([], { file })).toEqual({ from: { user: 1 }, to: '1002', people: { '1002': { busy: true } } });
  expect(callOf([], { file, at: '2012-10-07T10:00:00', person: ['1003={}'] })).toMatchObject({
    at: '2012-10-07T10:00:00',
    people: { '1002': { busy: true }, '1003': {} },
  });
  expect(callOf(['1002', '1001'], { file })).toMatchObject({ from: { number: '1002' }, to: '1001' });
  expect(callOf([], { file, external: '0472445668' })).toMatchObject({ from: { external: '0472445668' }, to: '1002' });
});

test.for([
  [[], {}, 'call needs FROM and TO, TO and --external NUMBER, or --file'],
  [['1001'], {}, 'call needs FROM and TO, TO and --external NUMBER, or --file'],
  [[], { external: '047' }, 'call needs TO, the number that is dialled'],
  [['1001', '1002'], { external: '047' }, 'call takes TO only with --external, got 1001 1002'],
  [['1001', '1002'], { name: 'Sup' }, '--name and --trunk need --external NUMBER'],
  [['1001', '1002'], { person: ['1002={"answer":false}'] }, 'people.1002.answer is unknown; did you mean answers?'],
  [['1001', '1002'], { person: ['1002={'] }, 'the JSON: line 1, column 2: is not JSON'],
  [['1001', 'desk'], {}, 'to must be a number of 1 to 40 digits'],
] as const)('%j with %j is refused: %s', ([words, values, message]) => {
  expect(() => callOf(words, values)).toThrow(message);
});
