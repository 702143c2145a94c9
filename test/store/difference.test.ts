import { expect, test } from 'vitest';
import { differenceOf } from '#store/difference.ts';
import { Store } from '#store/store.ts';

const schema = `
  CREATE TABLE entity (id INTEGER PRIMARY KEY, name varchar(64), level int);
  CREATE TABLE empty (id INTEGER PRIMARY KEY);`;

const plenty = { rows: 100, characters: 10_000 };

function storeOf(rows: readonly (readonly [number, string | null, number | null])[]): Store {
  const store = Store.inMemory(schema);
  for (const [id, name, level] of rows) store.anyTable('entity').insert({ id, name, level });
  return store;
}

test('rows are compared by rowid, and equal tables are left out', () => {
  const from = storeOf([
    [1, 'same', 1],
    [2, 'old', 2],
    [4, 'gone', null],
  ]);
  const to = storeOf([
    [1, 'same', 1],
    [2, 'new', 2],
    [3, 'added', null],
    [5, 'last', 5],
  ]);
  expect(differenceOf(from, to, plenty)).toStrictEqual({
    entity: {
      added: [
        { id: 3, name: 'added', level: null },
        { id: 5, name: 'last', level: 5 },
      ],
      removed: [{ id: 4, name: 'gone', level: null }],
      changed: [{ from: { id: 2, name: 'old', level: 2 }, to: { id: 2, name: 'new', level: 2 } }],
    },
  });
  expect(differenceOf(from, Store.fromImage(from.image()), plenty)).toStrictEqual({});
  expect(differenceOf(from, from, plenty)).toStrictEqual({});
});

test.for<[string | null, string | null]>([
  [null, ''],
  ['', null],
  ["it's", 'it\u2019s'],
  ['1,2', '1","2'],
])('the values %j and %j differ', ([one, other]) => {
  const found = differenceOf(storeOf([[1, one, 0]]), storeOf([[1, other, 0]]), plenty);
  expect(found['entity']?.changed).toEqual([
    { from: { id: 1, name: one, level: 0 }, to: { id: 1, name: other, level: 0 } },
  ]);
});

test('rows beyond the limit are counted', () => {
  const many = storeOf(Array.from({ length: 50 }, (_, index) => [index + 1, `row ${index + 1}`, index]));
  const { entity } = differenceOf(storeOf([[1, 'other', 0]]), many, { ...plenty, rows: 3 });
  expect([entity?.changed.length, entity?.added.length]).toEqual([1, 2]);
  expect(entity?.omitted).toEqual({ added: 47, removed: 0, changed: 0 });
  const narrow = differenceOf(many, storeOf([]), { rows: 100, characters: 60 });
  expect(narrow['entity']?.removed.length).toBe(3);
  expect(narrow['entity']?.omitted).toEqual({ added: 0, removed: 47, changed: 0 });
});
