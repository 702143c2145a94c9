import { expect, test } from 'vitest';
import { maxRows, RequestList } from '../../ui/views/requests/list/request-list.ts';
import type { RequestRow } from '../../ui/views/requests/list/request-row.ts';

const row = (id: string): RequestRow => ({
  id,
  at: '2012-10-01T12:00:00.000Z',
  ms: 1,
  method: 'GET',
  url: '/',
  status: 200,
  outcome: 'served',
});
const rows = (...ids: readonly string[]) => ids.map(row);
const idsOf = (list: RequestList) => list.rows.map(({ id }) => id);

test('lists the newest request first, and each once', () => {
  const list = new RequestList();
  list.add(rows('a', 'b'), { isHeld: false });
  list.add(rows('b', 'c'), { isHeld: false });
  expect(idsOf(list)).toEqual(['c', 'b', 'a']);
});

test('requests wait while the list is held still', () => {
  const list = new RequestList();
  list.add(rows('a'), { isHeld: false });
  list.add(rows('b'), { isHeld: true });
  list.add(rows('c'), { isHeld: true });
  expect([idsOf(list), list.waiting]).toEqual([['a'], 2]);
  list.release();
  expect([idsOf(list), list.waiting]).toEqual([['c', 'b', 'a'], 0]);
});

test('what arrives while the journal is asked is kept, and not listed twice', () => {
  const list = new RequestList();
  list.add(rows('old'), { isHeld: false });
  list.startLoading();
  list.add(rows('b', 'c'), { isHeld: false });
  list.load(rows('a', 'b'));
  expect(idsOf(list)).toEqual(['c', 'b', 'a']);
});

test('holds the latest 10,000 requests, and forgets the ids of the others', () => {
  const list = new RequestList();
  list.add(rows(...Array.from({ length: maxRows }, (_, index) => `${index}`)), { isHeld: false });
  list.add(rows('new'), { isHeld: false });
  expect(list.rows).toHaveLength(10_000);
  expect([list.rows[0]?.id, list.rows.at(-1)?.id]).toEqual(['new', '1']);
  expect([list.has('0'), list.has('1')]).toEqual([false, true]);
});

test('cleared, it knows nothing', () => {
  const list = new RequestList();
  list.add(rows('a'), { isHeld: true });
  list.clear();
  expect([list.rows, list.waiting, list.has('a')]).toEqual([[], 0, false]);
});
