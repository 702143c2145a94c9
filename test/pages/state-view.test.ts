import { expect, test } from 'vitest';
import type { MockEvent } from '#events/event.ts';
import { createWorld } from '#seeding/create-world.ts';
import { identityOf, whereIn, whereText } from '../../ui/lib/where.ts';
import { changesState, wordsOf } from '../../ui/views/state/changes.ts';
import { changedColumns, differencesIn } from '../../ui/views/state/difference/entries.ts';
import { runsText } from '../../ui/views/state/numbers/runs.ts';
import { plainTypes, sectionOf, sectionOfReference } from '../../ui/views/state/objects/types.ts';

const at = '2026-01-01T00:00:00.000Z';

function request(operation: string | undefined, outcome: 'served' | 'refused' | 'faulted' = 'served'): MockEvent {
  const common = { type: 'request', eventId: '1', world: 'default', at, id: 'req-1', ms: 1 } as const;
  return { ...common, method: 'POST', url: '/', status: 200, ignored: 0, outcome, ...(operation && { operation }) };
}

test.each(['users:add', 'users:edit', 'users:delete', 'cel:deleteall', 'users:import'])(
  '%s may change the state',
  (operation) => {
    expect(changesState(request(operation))).toBe(true);
    expect(changesState(request(operation, 'faulted'))).toBe(true);
    expect(changesState(request(operation, 'refused'))).toBe(false);
  },
);

test.each(['users:list', 'users:view', 'users:search', 'cel:searchid', 'stats1:show', undefined])(
  '%s changes nothing',
  (operation) => {
    expect(changesState(request(operation))).toBe(false);
  },
);

test('a reset and a gap in the events may change the state, an effect does not', () => {
  expect(changesState({ type: 'reset', eventId: '1', world: 'default', at, to: 'baseline', generation: 2 })).toBe(true);
  expect(changesState({ type: 'lost', eventId: '1', cause: 'dropped', missed: 3 })).toBe(true);
  expect(changesState({ type: 'clock', eventId: '1', world: 'default', at, mode: 'real' })).toBe(false);
});

test('a call may change the state at each step, and is named', () => {
  const common = { type: 'call', eventId: '1', world: 'default', at, cel: null, queueLog: [] } as const;
  const event: MockEvent = { ...common, change: 'continued', call: 'call-3', outcome: 'in progress' };
  expect(changesState(event)).toBe(true);
  expect(wordsOf(event)).toBe('call-3 continued');
});

test('differences are one list of rows, and each table knows its start and what is left out', () => {
  const { tables, rows } = differencesIn({
    one: { added: [{ id: 1 }], removed: [], changed: [{ from: { id: 2 }, to: { id: 2 } }] },
    two: { added: [], removed: [{ id: 3 }], changed: [], omitted: { added: 4, removed: 0, changed: 1 } },
  });
  expect(rows.map(({ table, kind }) => `${table} ${kind}`)).toEqual(['one added', 'one changed', 'two removed']);
  expect(tables).toEqual([
    { table: 'one', counts: { added: 1, changed: 1, removed: 0 }, omitted: 0, start: 0 },
    { table: 'two', counts: { added: 4, changed: 1, removed: 1 }, omitted: 5, start: 2 },
  ]);
});

test('NULL and an empty text are different values', () => {
  expect(changedColumns({ id: 1, a: null, b: '' }, { id: 1, a: '', b: '' })).toEqual(['a']);
});

test('filters keep empty values, and any column name', () => {
  expect(whereText({ firstname: 'A&B', lastname: '' })).toBe('firstname=A%26B&lastname=');
  expect(whereIn('firstname=A%26B&lastname=')).toEqual({ firstname: 'A&B', lastname: '' });
  expect(whereText({})).toBeUndefined();
  expect(whereIn(undefined)).toEqual({});
});

test('a row is identified by its id, or by its first values', () => {
  expect(identityOf({ name: 'x', id: 5 })).toEqual({ id: 5 });
  expect(identityOf({ a: null, b: '', c: 1, d: 2, e: 3 })).toEqual({ b: '', c: 1, d: 2 });
});

test('runs of numbers are short', () => {
  expect(runsText([], 0)).toBe('none');
  expect(
    runsText(
      [
        { first: '100', last: '100' },
        { first: '102', last: '199' },
      ],
      99,
    ),
  ).toBe('100, 102–199');
  const even = Array.from({ length: 20 }, (_, index) => ({
    first: String(100 + 2 * index),
    last: String(100 + 2 * index),
  }));
  expect(runsText(even, 20)).toMatch(/, 122 and 8 more$/);
});

test('columns that hold ids lead to objects', () => {
  expect(sectionOfReference('userfeatures', 'id', 3)).toBe('users');
  expect(sectionOfReference('linefeatures', 'device', '3')).toBe('devices');
  expect(sectionOfReference('linefeatures', 'device', '')).toBeUndefined();
  expect(sectionOfReference('linefeatures', 'iduserfeatures', 0)).toBeUndefined();
  expect(sectionOfReference('cel', 'id', 3)).toBeUndefined();
  expect(sectionOf('constructor')).toBeUndefined();
});

test('the tables and columns of objects without a list exist', () => {
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented' });
  for (const { table, key } of Object.values(plainTypes).flatMap(({ rowsOf }) => rowsOf(1))) {
    expect(store.anyTable(table)?.columns).toEqual(expect.arrayContaining(Object.keys(key)));
  }
});
