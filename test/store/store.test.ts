import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { BadRequest } from '#errors.ts';
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

test('a row gets the next id, and its columns in the order of the schema', () => {
  const store = openStore();
  expect(store.insert('thing', { name: 'one' })).toBe(1);
  expect(store.insert('thing', { size: 3, name: 'two' })).toBe(2);
  expect(store.all('thing')).toEqual([
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
  expect(() => store.insert('thing', values)).toThrow(
    expect.objectContaining({ reason: expect.objectContaining({ field }) }),
  );
  expect(store.insert('thing', { name: 'next' })).toBe(nextId);
});

test('lengths are counted in characters, not in bytes or units', () => {
  expect(openStore().insert('thing', { name: 'é😀éé😀' })).toBe(1);
});

test('a duplicate is refused and uses up no id', () => {
  const store = openStore();
  store.insert('thing', { name: 'a' });
  expect(() => store.insert('thing', { name: 'a' })).toThrow(Duplicate);
  expect(store.insert('thing', { name: 'b' })).toBe(2);
});

test('a transaction that throws leaves no row behind, but its ids are used up', () => {
  const store = openStore();
  const work = () =>
    store.transaction(() => {
      store.insert('thing', { name: 'a' });
      throw new BadRequest('refused');
    });
  expect(work).toThrow('refused');
  expect(store.all('thing')).toEqual([]);
  expect(store.insert('thing', { name: 'b' })).toBe(2);
});

test('what a transaction keeps survives the refusal', () => {
  const store = openStore();
  const work = () =>
    store.transaction(() => {
      store.insert('thing', { name: 'kept' });
      store.keep();
      store.insert('thing', { name: 'lost' });
      throw new BadRequest('refused');
    });
  expect(work).toThrow('refused');
  expect(store.all('thing').map(({ name }) => name)).toEqual(['kept']);
});

test('a reset brings back the rows and the ids of the baseline, as often as it is asked', () => {
  const store = openStore();
  store.insert('thing', { name: 'base' });
  store.markBaseline();
  for (let round = 0; round < 3; round++) {
    expect(store.insert('thing', { name: 'more' })).toBe(2);
    store.delete('thing', { name: 'base' });
    store.reset();
    expect(store.all('thing').map(({ name }) => name)).toEqual(['base']);
  }
});

test('any series of writes, then a reset, is the baseline', () => {
  const store = openStore();
  const write = fc.record({ act: fc.constantFrom('insert', 'update', 'delete'), name: fc.string({ maxLength: 7 }) });
  fc.assert(
    fc.property(fc.array(write, { maxLength: 20 }), (writes) => {
      for (const { act, name } of writes) {
        try {
          store.transaction(() => {
            if (act === 'insert') store.insert('thing', { name });
            if (act === 'update') store.update('thing', {}, { size: name.length });
            if (act === 'delete') store.delete('thing', { name });
          });
        } catch (error) {
          expect(error).toBeInstanceOf(BadRequest);
        }
      }
      store.reset();
      expect(store.all('thing')).toEqual([]);
      expect(store.sequences.peek('thing')).toBe(1);
    }),
  );
});

test('every table of the schema can be read, and its serial key is found', () => {
  const store = openStore(schema);
  expect(store.tables.length).toBeGreaterThan(80);
  for (const table of store.tables) expect(store.all(table)).toEqual([]);
  expect(store.serialKey('userfeatures')).toBe('id');
  expect(store.serialKey('voicemail')).toBe('uniqueid');
  expect(store.serialKey('context')).toBeUndefined();
});

const ordered = `CREATE TABLE thing (name varchar(5) NOT NULL PRIMARY KEY, size int);
CREATE TABLE part (id serial PRIMARY KEY, size int);
CREATE TABLE fixture (id INTEGER PRIMARY KEY, size int);`;

test('a changed row keeps its place, or goes last where the store is told so', () => {
  for (const changedRowsGoLast of [false, true]) {
    const store = openStore(ordered);
    store.changedRowsGoLast = changedRowsGoLast;
    for (const name of ['a', 'b', 'c']) {
      store.insert('thing', { name });
      store.insert('part', {});
      store.insert('fixture', {});
    }
    expect(store.update('thing', { size: null, name: 'a' }, { size: 1 })).toBe(1);
    expect(store.update('part', { id: 2 }, { size: 1 })).toBe(1);
    expect(store.update('fixture', { id: 1 }, { size: 1 })).toBe(1);
    store.insert('thing', { name: 'd' });
    expect(store.all('thing').map(({ name }) => name)).toEqual(changedRowsGoLast ? [...'bcad'] : [...'abcd']);
    expect(store.all('part').map(({ id }) => id)).toEqual(changedRowsGoLast ? [1, 3, 2] : [1, 2, 3]);
    expect(store.all('fixture').map(({ id }) => id)).toEqual([1, 2, 3]);
  }
});

test('rows that are changed together keep their order among themselves', () => {
  const store = openStore(ordered);
  store.changedRowsGoLast = true;
  for (const [name, size] of Object.entries({ a: 1, b: 2, c: 1, d: 3 })) store.insert('thing', { name, size });
  expect(store.update('thing', { size: 1 }, { size: 9 })).toBe(2);
  expect(store.all('thing').map(({ name }) => name)).toEqual([...'bdac']);
});
