import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { integer, text } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { Store } from '#store/store.ts';

const root = new URL('../../', import.meta.url);

function openStore(): Store {
  const store = Store.inMemory(readFileSync(new URL('schema.sql', root), 'utf8'));
  onTestFinished(() => store.close());
  return store;
}

test('the row types are those of schema.sql', () => {
  execFileSync(process.execPath, [new URL('scripts/schema.mjs', root).pathname, '--check']);
});

test('a row has the types of its columns', () => {
  const store = openStore();
  expectTypeOf(store.first('linefeatures', { id: 1 })).toEqualTypeOf<Rows['linefeatures'] | undefined>();
  expectTypeOf<Rows['linefeatures']['id']>().toEqualTypeOf<number>();
  expectTypeOf<Rows['linefeatures']['name']>().toEqualTypeOf<string>();
  expectTypeOf<Rows['linefeatures']['number']>().toEqualTypeOf<string | null>();
  expectTypeOf<Rows['linefeatures']['num']>().toEqualTypeOf<number | '' | null>();
  expectTypeOf<Rows['mock_cel_texts']['plain']>().toEqualTypeOf<Buffer | null>();
  expectTypeOf<Rows['usersip']['call-limit']>().toEqualTypeOf<number>();
});

/** Never run: the compiler checks each line. */
function mistakes(store: Store): void {
  const line = store.all('linefeatures')[0];
  if (line === undefined) return;
  // @ts-expect-error: a table that does not exist
  store.all('linefeature');
  // @ts-expect-error: a table of the mock itself
  store.first('mock_cel_texts', {});
  // @ts-expect-error: a column that does not exist
  store.first('linefeatures', { nmae: 'a' });
  // @ts-expect-error: a column that does not exist
  store.all('linefeatures', {}, 'nmae');
  // @ts-expect-error: a column that does not exist
  store.first('linefeatures', {}, 'nmae DESC');
  // @ts-expect-error: a column that does not exist
  store.count('linefeatures', { nmae: 'a' });
  // @ts-expect-error: a column that does not exist
  store.insert('linefeatures', { nmae: 'a' });
  // @ts-expect-error: a column that does not exist
  store.insertMany('linefeatures', {}, [{ nmae: 'a' }]);
  // @ts-expect-error: a column that does not exist
  store.update('linefeatures', { id: 1 }, { nmae: 'a' });
  // @ts-expect-error: a column that does not exist
  store.delete('linefeatures', { nmae: 'a' });
  const other = { name: 'a', nmae: 'b' };
  // @ts-expect-error: a column that does not exist, beside one that does
  store.update('linefeatures', { id: 1 }, other);
  // @ts-expect-error: a column that does not exist, beside one that does
  store.all('linefeatures', other);
  // @ts-expect-error: a column that does not exist, beside one that does
  store.insertMany('linefeatures', {}, [other]);
  // @ts-expect-error: a column that does not exist, beside one that does
  store.insertMany('linefeatures', other, []);
  const anything: Readonly<Record<string, string>> = { name: 'a' };
  // @ts-expect-error: unknown columns
  store.insert('linefeatures', { ...anything });
  // @ts-expect-error: NULL in a column that must have a value
  store.update('linefeatures', { id: 1 }, { name: null });
  // @ts-expect-error: a number in a text column
  store.update('linefeatures', { id: 1 }, { name: 1 });
  // @ts-expect-error: a column that only one of the tables has
  store.first(line.id > 1 ? 'usersip' : 'useriax', { fullcontact: '' });
  // @ts-expect-error: a column that does not exist
  store.search('linefeatures', ['nmae'], 'a', 'id');
  // @ts-expect-error: a column that does not exist
  text(line, 'nmae');
  // @ts-expect-error: a column that does not exist
  integer(line, 'di');
  // @ts-expect-error: a column that does not exist
  store.query('queue', 'SELECT * FROM queue')[0]?.nmae;
  // @ts-expect-error: a column of the table that the query does not select
  store.query({ name: 'queue.name' }, 'SELECT name FROM queue')[0]?.category;
  // @ts-expect-error: a column that does not exist
  store.query({ name: 'queue.nmae' }, 'SELECT name FROM queue');
}

test('a table or column that does not exist does not compile', () => {
  expect(mistakes).toBeTypeOf('function');
});

test('a search finds text in any of the columns, sorted by one column', () => {
  const store = openStore();
  for (const [name, exten] of [
    ['North', '7'],
    ['south', '3'],
    ['other', 'nor'],
  ] as const)
    store.insert('parkinglot', { name, context: 'default', extension: exten, positions: 1, next: 0, hints: 0 });
  const found = store.search('parkinglot', ['name', 'extension'], 'NOR', 'extension');
  expect(found.map(({ name }) => name)).toEqual(['North', 'other']);
  expect(store.search('parkinglot', ['name'], '%', 'id')).toEqual([]);
});

test('a query has the columns of its shape', () => {
  const store = openStore();
  store.insert('groupfeatures', { name: 'sales', context: 'default' });
  const shape = { '*': 'groupfeatures', commented: 'queue.commented?', members: 'number' } as const;
  const sql = `SELECT g.*, q.commented, (SELECT count(*) FROM queuemember) AS members
    FROM groupfeatures g LEFT JOIN queue q ON q.name = g.name WHERE g.name = ?`;
  const [group] = store.query(shape, sql, 'sales');
  expect(group).toMatchObject({ id: 1, name: 'sales', commented: null, members: 0 });
  expectTypeOf(group?.name).toEqualTypeOf<string | undefined>();
  expectTypeOf(group?.commented).toEqualTypeOf<number | null | undefined>();
  expectTypeOf(group?.members).toEqualTypeOf<number | undefined>();
});

test.for<[string, Parameters<Store['query']>[0], string, string]>([
  ['another column', { name: 'queue.name' }, 'SELECT context AS name FROM queue', 'is queue.context, not queue.name'],
  ['an expression', { name: 'queue.name' }, 'SELECT upper(name) AS name FROM queue', 'is an expression'],
  ['a column as an expression', { name: 'text' }, 'SELECT name FROM queue', 'is queue.name, not text'],
  ['a column too many', { name: 'queue.name' }, 'SELECT name, context FROM queue', 'is queue.context, not undefined'],
  ['a column twice', { name: 'queue.name' }, 'SELECT name, name FROM queue', 'is queue.name, not undefined'],
  ['a column too few', 'queue', 'SELECT name FROM queue', 'a query lacks musicclass'],
  ['another table', 'queueskillcat', 'SELECT id, name FROM queueskill', 'is queueskill.id, not queueskillcat.id'],
])('a query with %s is refused before it has rows', ([, shape, sql, message]) => {
  expect(() => openStore().query(shape, sql)).toThrow(message);
});
