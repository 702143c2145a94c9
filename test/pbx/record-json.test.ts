import { expect, test } from 'vitest';
import { recordJson, recordMerger, recordWriter } from '#pbx/json/record-json.ts';

/** A record and the order of its keys, which `toEqual` does not compare. */
const ordered = (record: object) => Object.entries(record);

test('a record has the columns in their order: numbers as text unless they are cast, NULL as null', () => {
  const row = { id: 3, name: 'ada', size: 1.5, isOpen: 1, note: null };
  expect(ordered(recordJson(row, { int: ['id'], bool: ['isOpen'] }))).toEqual([
    ['id', 3],
    ['name', 'ada'],
    ['size', '1.5'],
    ['isOpen', true],
    ['note', null],
  ]);
});

test('a record does not change its row', () => {
  const row = { id: 3 };
  recordJson(row);
  expect(row).toEqual({ id: 3 });
});

test('a writer leaves columns out and puts further keys behind others, null until they are set', () => {
  const write = recordWriter<{ id: number; secret: string; name: string | null }>(
    { int: ['id'] },
    { omitted: ['secret'], inserted: { id: ['first', 'second'], secret: ['third'], name: ['last'] } },
  );
  const records = [write({ id: 1, secret: 'x', name: 'ada' }), write({ id: 2, secret: 'y', name: null })];
  expect(records.map(ordered)).toEqual([
    [
      ['id', 1],
      ['first', null],
      ['second', null],
      ['third', null],
      ['name', 'ada'],
      ['last', null],
    ],
    [
      ['id', 2],
      ['first', null],
      ['second', null],
      ['third', null],
      ['name', null],
      ['last', null],
    ],
  ]);
});

test('records of a writer do not share what is set on them', () => {
  const write = recordWriter<{ id: number }>({}, { inserted: { id: ['name'] } });
  const first = write({ id: 1 });
  first['name'] = 'ada';
  expect(write({ id: 2 })).toEqual({ id: '2', name: null });
});

test('a merged record keeps the places of the first and the values of the last, by kind', () => {
  const merge = recordMerger();
  expect(ordered(merge('a', { id: '1', name: 'sip' }, { state: true }, { name: 'line', id: 7 }))).toEqual([
    ['id', 7],
    ['name', 'line'],
    ['state', true],
  ]);
  expect(ordered(merge('b', {}, { state: false }, { name: 'line' }))).toEqual([
    ['state', false],
    ['name', 'line'],
  ]);
  expect(ordered(merge('a', { id: '2', name: null }, { state: false }, { name: null, id: 8 }))).toEqual([
    ['id', 8],
    ['name', null],
    ['state', false],
  ]);
});
