import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';
import { VersionedCache } from '#world/versioned-cache.ts';

function emptyStore() {
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => store.close());
  return store;
}

interface Value {
  readonly size: number;
}

const value: Value = { size: 1 };

function cacheOf(store: Store, table?: TableName) {
  const cache = new VersionedCache<Value>(store, { sizeOf: ({ size }) => size, ...(table && { table }) });
  const isForgottenBy = (change: () => void) => {
    cache.get('key');
    cache.set('key', value, cache.version);
    expect(cache.get('key')).toBe(value);
    change();
    return cache.get('key') === undefined;
  };
  return { cache, isForgottenBy };
}

test('a value is cached until a row changes', () => {
  const store = emptyStore();
  const { cache, isForgottenBy } = cacheOf(store);
  expect(cache.get('key')).toBeUndefined();
  expect(isForgottenBy(() => store.insert('queueskillcat', { name: 'languages' }))).toBe(true);
});

test('a value of one table is cached until that table may have changed', () => {
  const store = emptyStore();
  const { isForgottenBy } = cacheOf(store, 'accesswebservice');
  const account = { name: 'a', login: 'aaaa', passwd: 'bbbb', disable: 0, description: '', rights: '[]' };
  expect(isForgottenBy(() => store.insert('queueskillcat', { name: 'languages' }))).toBe(false);
  expect(isForgottenBy(() => store.insert('accesswebservice', account))).toBe(true);
  expect(isForgottenBy(() => store.update('accesswebservice', { name: 'a' }, { disable: 1 }))).toBe(true);
  expect(isForgottenBy(() => store.run('UPDATE accesswebservice SET disable = 0'))).toBe(true);
  expect(isForgottenBy(() => store.delete('accesswebservice', { name: 'a' }))).toBe(true);
  expect(isForgottenBy(() => store.anyTable('accesswebservice').insertSeedRow({ id: 9, ...account }))).toBe(true);
  expect(isForgottenBy(() => store.insertMany('accesswebservice', {}, [{ ...account, name: 'b' }]))).toBe(true);
  expect(isForgottenBy(() => store.reset())).toBe(true);
  expect(isForgottenBy(() => store.restore(store.image()))).toBe(true);
});

test('a rolled-back change and a reset empty the cache too', () => {
  const store = emptyStore();
  const { isForgottenBy } = cacheOf(store);
  expect(isForgottenBy(() => store.reset())).toBe(true);
  expect(isForgottenBy(() => store.restore(store.image()))).toBe(true);
  expect(isForgottenBy(() => store.baselineImage())).toBe(true);
});

test('a value computed from outdated rows is not cached', () => {
  const store = emptyStore();
  const { cache } = cacheOf(store);
  const { version } = cache;
  store.insert('queueskillcat', { name: 'languages' });
  cache.get('other');
  cache.set('other', value, cache.version);
  cache.set('key', value, version);
  expect([cache.get('key'), cache.get('other')]).toEqual([undefined, value]);
});

test('a full cache evicts the least recently used values, and never keeps one above its size', () => {
  const { cache } = cacheOf(emptyStore());
  const { version } = cache;
  const mebibytes = (count: number): Value => ({ size: count * 1024 * 1024 });
  const kept = () => ['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined);
  cache.set('a', mebibytes(6), version);
  cache.set('b', mebibytes(6), version);
  cache.get('a');
  cache.set('c', mebibytes(6), version);
  expect(kept()).toEqual(['a', 'c']);
  cache.set('d', mebibytes(20), version);
  expect(kept()).toEqual(['a', 'c']);
});

test('the size of keys counts', () => {
  const { cache } = cacheOf(emptyStore());
  const keys = Array.from({ length: 100 }, (_, number) => `${number} ${'x'.repeat(200_000)}`);
  for (const key of keys) cache.set(key, value, cache.version);
  expect(keys.filter((key) => cache.get(key) !== undefined)).toEqual(keys.slice(-41));
});
