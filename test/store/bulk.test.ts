import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { Store } from '#store/store.ts';

const schema = `CREATE TABLE person (id INTEGER PRIMARY KEY, name varchar(4) NOT NULL UNIQUE, age int, note text);
  CREATE TABLE friend (one int NOT NULL, other int NOT NULL)`;

test('many rows are stored as if each had been inserted', () => {
  const [many, single] = [Store.inMemory(schema), Store.inMemory(schema)];
  const rows = [
    { name: 'Ann', age: '7' },
    { name: 'Bob', age: null },
  ];
  expect(many.insertMany('person', { note: 'x', age: 1 }, rows)).toBe(2);
  for (const row of rows) single.insert('person', { note: 'x', ...row });
  expect(many.all('person')).toEqual(single.all('person'));
  expect(many.sequences.peek('person')).toBe(3);
});

test('rows may have their own ids, after which the counting goes on', () => {
  const store = Store.inMemory(schema);
  store.insertMany('person', {}, [
    { id: 9, name: 'Ann' },
    { id: 4, name: 'Bob' },
  ]);
  expect(store.insert('person', { name: 'Cid' })).toBe(10);
});

test('a table without serial key needs none, and no rows change nothing', () => {
  const store = Store.inMemory(schema);
  expect(store.insertMany('friend', { one: 1 }, [{ other: 2 }, { other: 3 }])).toBe(2);
  expect(store.insertMany('person', {}, [])).toBe(0);
  expect(store.sequences.peek('person')).toBe(1);
});

test.each([
  [{ name: 'Annie' }, 'varchar(4)'],
  [{ name: 'Ann', age: 'old' }, 'int'],
  [{ name: null }, 'not null'],
  [{ name: 'A\0' }, 'UTF-8 without NUL'],
  [{ name: '\ud83d' }, 'UTF-8 without NUL'],
])('%o is refused by %s as by an insert', (row, rule) => {
  const store = Store.inMemory(schema);
  const refusal = catchRefusal(() => store.insertMany('person', {}, [row]));
  expect(refusal.reason.rule).toBe(rule);
  expect(catchRefusal(() => store.insertMany('person', row, [{ note: '' }])).reason).toEqual(refusal.reason);
});

test('a duplicate is refused, and an unknown column is a bug', () => {
  const store = Store.inMemory(schema);
  const twice = [{ name: 'Ann' }, { name: 'Ann' }];
  expect(catchRefusal(() => store.insertMany('person', {}, twice)).reason.rule).toBe('unique');
  expect(() => store.insertMany('person', {}, [{ nickname: 'A' }])).toThrow('no column nickname');
});

function catchRefusal(work: () => unknown): BadRequest {
  try {
    work();
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
