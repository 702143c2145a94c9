import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { Store } from '#store/store.ts';

/** Two tables of `schema.sql`, with stricter columns. */
const schema = `CREATE TABLE ctiphonehints (id INTEGER PRIMARY KEY, name varchar(4) NOT NULL UNIQUE, idgroup int, color text);
  CREATE TABLE cti_profile_service (profile_id int NOT NULL, service_id int NOT NULL)`;

test('insertMany stores rows as insert does', () => {
  const [many, single] = [Store.inMemory(schema), Store.inMemory(schema)];
  const rows = [
    { name: 'Ann', idgroup: '7' },
    { name: 'Bob', idgroup: null },
  ];
  expect(many.insertMany('ctiphonehints', { color: 'x', idgroup: 1 }, rows)).toBe(2);
  for (const row of rows) single.insert('ctiphonehints', { color: 'x', ...row });
  expect(many.all('ctiphonehints')).toEqual(single.all('ctiphonehints'));
  expect(many.sequences.peek('ctiphonehints')).toBe(3);
});

test('rows may have explicit ids, after which the sequence continues', () => {
  const store = Store.inMemory(schema);
  store.insertMany('ctiphonehints', {}, [
    { id: 9, name: 'Ann' },
    { id: 4, name: 'Bob' },
  ]);
  expect(store.insert('ctiphonehints', { name: 'Cid' })).toBe(10);
});

test('a table without a serial key needs no ids, and an empty list changes nothing', () => {
  const store = Store.inMemory(schema);
  expect(store.insertMany('cti_profile_service', { profile_id: 1 }, [{ service_id: 2 }, { service_id: 3 }])).toBe(2);
  expect(store.insertMany('ctiphonehints', {}, [])).toBe(0);
  expect(store.sequences.peek('ctiphonehints')).toBe(1);
});

test.each([
  [{ name: 'Annie' }, 'varchar(4)'],
  [{ name: 'Ann', idgroup: 'old' }, 'int'],
  [{ name: null }, 'not null'],
  [{ name: 'A\0' }, 'UTF-8 without NUL'],
  [{ name: '\ud83d' }, 'UTF-8 without NUL'],
])('%o is refused by %s as by an insert', (row, rule) => {
  const store = Store.inMemory(schema);
  const refusal = catchRefusal(() => store.insertMany('ctiphonehints', {}, [row]));
  expect(refusal.reason.rule).toBe(rule);
  expect(catchRefusal(() => store.insertMany('ctiphonehints', row, [{ color: '' }])).reason).toEqual(refusal.reason);
});

test('a duplicate is refused, and an unknown column is an error', () => {
  const store = Store.inMemory(schema);
  const twice = [{ name: 'Ann' }, { name: 'Ann' }];
  const { reason } = catchRefusal(() => store.insertMany('ctiphonehints', { color: 'x' }, twice));
  expect(reason).toMatchObject({ rule: 'unique', field: 'ctiphonehints.name', value: 'Ann' });
  expect(() => store.insertMany('ctiphonehints', {}, [{ number: 'A' }])).toThrow('no column number');
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
