import { expect, test } from 'vitest';
import { verify } from '#journal/verify.ts';
import { type EntryParts, journalOf } from './entries.ts';

const add = { operation: 'users:add' };
const list = { operation: 'users:list' };
const other = { operation: 'users:view' };
/** An entry that a journal of these bounds drops at once, wherever it comes. */
const heavy = { body: 'x'.repeat(20_000) };
const bounds = { entries: 4, bytes: 10_000 };

test.for<[string, readonly EntryParts[], boolean]>([
  ['first of all', [{ ...list, ...heavy }, add, other, other], true],
  ['between others', [list, other, { ...add, ...heavy }, other], true],
  ['last of all', [list, { ...add, ...heavy }], true],
  ['nowhere', [add, other, list, other], false],
])('a sequence of which one call was dropped, %s, is not refuted', ([, calls, wasDropped]) => {
  const sequence = [list, add];
  const verdict = { verified: false, inconclusive: wasDropped };
  expect(verify(journalOf(calls, bounds), { sequence })).toMatchObject(verdict);
  expect(verify(journalOf(calls), { sequence }).verified).toBe(wasDropped);
});

test.for<[readonly EntryParts[], boolean]>([
  [[list, { ...add, ...heavy }, other, other], true],
  [[other, { ...add, ...heavy }, list, list], true],
  [[other, { ...add, ...heavy }, other, other], false],
])('one dropped request cannot match two steps of a sequence: case %#', ([calls, inconclusive]) => {
  expect(verify(journalOf(calls, bounds), { sequence: [list, add] })).toMatchObject({ verified: false, inconclusive });
});

test('each step that is left out needs one dropped request', () => {
  const journal = journalOf([add, list, add, { ...other, ...heavy }], bounds);
  for (const sequence of [
    [other, add, list, add],
    [add, other, list, add],
    [add, list, other, add],
    [add, list, add, other],
  ])
    expect(verify(journal, { sequence })).toMatchObject({ verified: false, inconclusive: true });
  for (const sequence of [
    [other, other, add],
    [add, other, other],
    [list, other, list],
  ])
    expect(verify(journal, { sequence })).toMatchObject({ verified: false, inconclusive: false });
});

test('a count at its upper bound shows near misses while dropped requests leave it open', () => {
  const { verified, inconclusive, nearMisses } = verify(journalOf([add, add, list], { entries: 2, bytes: 10_000 }), {
    pattern: add,
    count: { atMost: 1 },
  });
  expect([verified, inconclusive, nearMisses.map(({ entry }) => entry.id)]).toEqual([false, true, ['req-3']]);
});
