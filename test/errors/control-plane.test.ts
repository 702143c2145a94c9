import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Mock, startMock } from '../support/mock.ts';
import { faultsRows } from './control-plane/faults.ts';
import { journalRows } from './control-plane/journal.ts';
import { settingsRows } from './control-plane/settings.ts';
import { stateRows } from './control-plane/state.ts';

const methods = z.enum(['GET', 'PUT', 'POST', 'DELETE']);

const rows = [...stateRows, ...journalRows, ...faultsRows, ...settingsRows];

/** Words of libraries and of the JavaScript engine, and parts of regular expressions. */
const foreign =
  /zod|sqlite|unrecognized|received|expected (?:string|number|int|object)|\bnan\b|undefined|\[object|\\d|\^/i;

test.for(rows)('%s %s is %i', async ([request, payload, status, detail]) => {
  const mock = startMock();
  await mock.app.inject({ method: 'PUT', url: '/__admin/snapshots/before' });
  const answer = await send(mock, request, payload);
  expect([answer.statusCode, answer.json().detail]).toEqual([status, detail]);
  expect(detail).not.toMatch(foreign);
  expect([mock.world.generation, mock.world.faults.isEmpty, mock.bugs]).toEqual([1, true, []]);
});

test('the detail of the problem is the first error, and each error has its path', async () => {
  const answer = await send(
    startMock(),
    'PUT faults',
    '{"faults":[{"preset":"slow","id":""},{"stage":"after"}],"more":1}',
  );
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'faults[0].id must be 1 to 40 letters, digits, _ and -, but is "" (and 2 more errors)',
    errors: [
      { at: 'faults[0].id', message: 'must be 1 to 40 letters, digits, _ and -, but is ""' },
      { at: 'faults[1].stage', message: 'must be before or afterCommit, but is "after"' },
      { at: 'more', message: 'is unknown; the only key is faults' },
    ],
  });
});

test('a body that is not UTF-8 is refused, and a byte order mark is skipped', async () => {
  const { app } = startMock();
  const reset = (payload: Buffer) =>
    app.inject({ method: 'POST', url: '/__admin/reset', headers: { 'content-type': 'application/json' }, payload });
  const refused = await reset(Buffer.from('{"to":"snapshot:\xe9"}', 'latin1'));
  expect([refused.statusCode, refused.json().detail]).toEqual([400, 'the body is not UTF-8, as JSON must be']);
  expect((await reset(Buffer.from('\uFEFF{"to":"empty"}'))).statusCode).toBe(200);
});

test.for<[string, number]>([
  ['PUT seed', 1],
  ['POST faults', 20],
])('a body that is too large for %s is refused with the limit of %i MiB', async ([request, mebibytes]) => {
  const limit = mebibytes * 1024 * 1024;
  const large = await send(startMock(), request, ' '.repeat(limit + 1));
  expect(large.statusCode).toBe(413);
  expect(large.json().detail).toBe(`the body must be at most ${limit} bytes long, but is ${limit + 1}`);
});

function send({ app }: Mock, request: string, payload: string | null) {
  const [method, path] = request.split(' ');
  return app.inject({
    method: methods.parse(method),
    url: `/__admin/${path}`,
    ...(payload !== null && { payload, headers: { 'content-type': 'application/json' } }),
  });
}
