import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import type { AnyTable } from '#store/any-table.ts';
import { Duplicate } from '#store/schema/constraints.ts';
import { Store } from '#store/store.ts';

const schema = readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8');

const small = `CREATE TABLE thing (
  id INTEGER PRIMARY KEY, name varchar(5) NOT NULL UNIQUE, size int, weight float,
  kind varchar(8) DEFAULT 'a' CHECK (kind IN ('a', 'b'))
);`;

function openStore(sql = small): Store {
  const store = Store.inMemory(sql);
  onTestFinished(() => store.close());
  store.markBaseline();
  return store;
}

/** The tables of these schemas are not those of `schema.sql`. */
function any(store: Store, name: string): AnyTable {
  const table = store.anyTable(name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table;
}

test('a row gets the next id, and its columns are in schema order', () => {
  const store = openStore();
  expect(any(store, 'thing').insert({ name: 'one' })).toBe(1);
  expect(any(store, 'thing').insert({ size: 3, name: 'two' })).toBe(2);
  expect(any(store, 'thing').all()).toEqual([
    { id: 1, name: 'one', size: null, weight: null, kind: 'a' },
    { id: 2, name: 'two', size: 3, weight: null, kind: 'a' },
  ]);
});

test.for<[string, Record<string, string | number | null>, string, number]>([
  ['a text that is too long', { name: 'abcdef' }, 'thing.name', 1],
  ['a word in an integer column', { name: 'a', size: 'x' }, 'thing.size', 1],
  ['an empty text in an integer column', { name: 'a', size: '' }, 'thing.size', 1],
  ['a number beyond 32 bits', { name: 'a', size: 2147483648 }, 'thing.size', 1],
  ['a word in a float column', { name: 'a', weight: 'x' }, 'thing.weight', 1],
  ['NULL where there must be a value', { name: null }, 'thing.name', 2],
  ['half a letter', { name: 'a\ud83d' }, 'thing.name', 1],
  ['a text with a NUL', { name: 'a\0b' }, 'thing.name', 1],
  ['a value outside an enumeration', { name: 'a', kind: 'c' }, 'thing.kind', 1],
])('the store refuses %s', ([, values, field, nextId]) => {
  const store = openStore();
  expect(() => any(store, 'thing').insert(values)).toThrow(
    expect.objectContaining({ reason: expect.objectContaining({ field }) }),
  );
  expect(any(store, 'thing').insert({ name: 'next' })).toBe(nextId);
});

test('a row keeps an explicit id, and the sequence continues after it', () => {
  const things = any(openStore(), 'thing');
  expect(things.insert({ id: 7, name: 'seven' })).toBe(7);
  expect(things.insert({ name: 'next' })).toBe(8);
  expect(things.insert({ id: 3, name: 'three' })).toBe(3);
  expect(things.insert({ name: 'last' })).toBe(9);
});

test('an unknown column is an error that names it', () => {
  const work = () => any(openStore(), 'thing').insert({ name: 'a', colour: 'red' });
  expect(work).toThrow('no column colour in table thing of schema.sql');
});

test('lengths are counted in characters, not in bytes or UTF-16 units', () => {
  expect(any(openStore(), 'thing').insert({ name: 'é😀éé😀' })).toBe(1);
});

test('a duplicate is refused and uses up no id', () => {
  const store = openStore();
  any(store, 'thing').insert({ name: 'a' });
  expect(() => any(store, 'thing').insert({ name: 'a' })).toThrow(Duplicate);
  expect(any(store, 'thing').insert({ name: 'b' })).toBe(2);
});

test('a transaction that throws is rolled back, but its ids are used up', () => {
  const store = openStore();
  const work = () =>
    store.transaction(() => {
      any(store, 'thing').insert({ name: 'a' });
      throw new BadRequest('refused');
    });
  expect(work).toThrow('refused');
  expect(any(store, 'thing').all()).toEqual([]);
  expect(any(store, 'thing').insert({ name: 'b' })).toBe(2);
});

test('writes that a transaction keeps survive its refusal', () => {
  const store = openStore();
  const work = () =>
    store.transaction(() => {
      any(store, 'thing').insert({ name: 'kept' });
      store.keepWritesSoFar();
      any(store, 'thing').insert({ name: 'lost' });
      throw new BadRequest('refused');
    });
  expect(work).toThrow('refused');
  expect(
    any(store, 'thing')
      .all()
      .map(({ name }) => name),
  ).toEqual(['kept']);
});

test('every reset restores the rows and the ids of the baseline', () => {
  const store = openStore();
  any(store, 'thing').insert({ name: 'base' });
  store.markBaseline();
  for (let round = 0; round < 3; round++) {
    expect(any(store, 'thing').insert({ name: 'more' })).toBe(2);
    any(store, 'thing').delete({ name: 'base' });
    store.reset();
    expect(
      any(store, 'thing')
        .all()
        .map(({ name }) => name),
    ).toEqual(['base']);
  }
});

test('a reset restores the baseline after any series of writes', () => {
  const store = openStore();
  const write = fc.record({ act: fc.constantFrom('insert', 'update', 'delete'), name: fc.string({ maxLength: 7 }) });
  fc.assert(
    fc.property(fc.array(write, { maxLength: 20 }), (writes) => {
      for (const { act, name } of writes) {
        try {
          store.transaction(() => {
            if (act === 'insert') any(store, 'thing').insert({ name });
            if (act === 'update') any(store, 'thing').update({}, { size: name.length });
            if (act === 'delete') any(store, 'thing').delete({ name });
          });
        } catch (error) {
          expect(error).toBeInstanceOf(BadRequest);
        }
      }
      store.reset();
      expect(any(store, 'thing').all()).toEqual([]);
      expect(store.sequences.peek('thing')).toBe(1);
    }),
  );
});

test('every table of the schema can be read and has its serial key', () => {
  const store = openStore(schema);
  expect(store.tables.length).toBeGreaterThan(80);
  for (const table of store.anyTables()) expect(table.all()).toEqual([]);
  expect(any(store, 'userfeatures').serialKey).toBe('id');
  expect(any(store, 'voicemail').serialKey).toBe('uniqueid');
  expect(any(store, 'context').serialKey).toBeUndefined();
});

const ordered = `CREATE TABLE thing (name varchar(5) NOT NULL PRIMARY KEY, size int);
CREATE TABLE part (id serial PRIMARY KEY, size int);
CREATE TABLE fixture (id INTEGER PRIMARY KEY, size int);`;

test('an updated row keeps its place, or moves to the end if configured', () => {
  for (const changedRowsGoLast of [false, true]) {
    const store = openStore(ordered);
    store.changedRowsGoLast = changedRowsGoLast;
    for (const name of ['a', 'b', 'c']) {
      any(store, 'thing').insert({ name });
      any(store, 'part').insert({});
      any(store, 'fixture').insert({});
    }
    expect(any(store, 'thing').update({ size: null, name: 'a' }, { size: 1 })).toBe(1);
    expect(any(store, 'part').update({ id: 2 }, { size: 1 })).toBe(1);
    expect(any(store, 'fixture').update({ id: 1 }, { size: 1 })).toBe(1);
    any(store, 'thing').insert({ name: 'd' });
    expect(
      any(store, 'thing')
        .all()
        .map(({ name }) => name),
    ).toEqual(changedRowsGoLast ? [...'bcad'] : [...'abcd']);
    expect(
      any(store, 'part')
        .all()
        .map(({ id }) => id),
    ).toEqual(changedRowsGoLast ? [1, 3, 2] : [1, 2, 3]);
    expect(
      any(store, 'fixture')
        .all()
        .map(({ id }) => id),
    ).toEqual([1, 2, 3]);
  }
});

test('rows that are updated together keep their relative order', () => {
  const store = openStore(ordered);
  store.changedRowsGoLast = true;
  for (const [name, size] of Object.entries({ a: 1, b: 2, c: 1, d: 3 })) any(store, 'thing').insert({ name, size });
  expect(any(store, 'thing').update({ size: 1 }, { size: 9 })).toBe(2);
  expect(
    any(store, 'thing')
      .all()
      .map(({ name }) => name),
  ).toEqual([...'bdac']);
});

test('allWith returns the rows with one of the values, by number or text, in the order asked for', () => {
  const store = openStore(schema);
  for (const name of ['a', 'b', 'c', 'd']) store.insert('entity', { name, displayname: name, description: '' });
  expect(store.allWith('entity', 'id', [3, 1, 9]).map(({ name }) => name)).toEqual(['a', 'c']);
  expect(store.allWith('entity', 'name', ['d', 'b'], 'id DESC').map(({ name }) => name)).toEqual(['d', 'b']);
  expect(store.allWith('entity', 'name', [])).toEqual([]);
});
