import { expect, test } from 'vitest';
import type { RequestEntry } from '#client/request-answers.ts';
import { requestNotes } from '#client/request-notes.ts';

const entry: RequestEntry = {
  id: 'req-1',
  at: '2012-10-01T12:00:00.000Z',
  ms: 1,
  method: 'GET',
  url: '/',
  path: '/',
  status: 200,
  world: 'default',
  generation: 1,
  peer: '127.0.0.1',
  request: { headers: {}, bytes: 0 },
  answer: { status: 200, headers: {}, bytes: 0 },
};
const badRequest = { status: 400, headers: {}, bytes: 0 };
const refused = { message: 'name is missing' };

test.each<[Partial<RequestEntry>, string[]]>([
  [{}, []],
  [{ answer: badRequest, reason: refused }, ['refused: name is missing']],
  [{ reason: { message: 'there are no groups yet' } }, ['there are no groups yet']],
  [{ answer: badRequest, reason: refused, fault: 'slow' }, ['refused: name is missing', 'fault slow fired']],
  [{ reason: { message: 'fault f1 fired before the act' }, fault: 'f1' }, ['fault f1 fired before the act']],
  [{ note: "act 'lst' is unknown, ran list" }, ["act 'lst' is unknown, ran list"]],
  [{ ignored: [{ field: 'contry', near: 'country' }, { field: 'x' }] }, ['ignored: contry (country?), x']],
  [{ skipped: 'row 2' }, ['skipped: row 2']],
])('the notes of %j are %j', (members, notes) => {
  expect(requestNotes({ ...entry, ...members })).toEqual(notes);
});
