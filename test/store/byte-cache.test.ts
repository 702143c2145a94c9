import { expect, test } from 'vitest';
import { ByteCache } from '#store/byte-cache.ts';

const megabyte = Buffer.alloc(1024 * 1024);

test('bytes are cached by key', () => {
  const kept = new ByteCache();
  const bytes = Buffer.from('texts');
  kept.set('page 1', bytes, () => new Set());
  expect([kept.get('page 1'), kept.get('page 2')]).toEqual([bytes, undefined]);
});

test('above the size limit, entries without a live key are evicted', () => {
  const kept = new ByteCache();
  const alive = () => new Set(['page 1', 'page 2']);
  for (let page = 1; page <= 65; page += 1) kept.set(`page ${page}`, megabyte, alive);
  const found = Array.from({ length: 65 }, (_, index) => kept.get(`page ${index + 1}`) !== undefined);
  expect(found).toEqual([true, true, ...Array.from({ length: 63 }, () => false)]);
});

test('live keys are rarely queried if all entries are live', () => {
  const kept = new ByteCache();
  const keys = new Set<string>();
  let asked = 0;
  const alive = () => {
    asked += 1;
    return keys;
  };
  for (let page = 1; page <= 1000; page += 1) {
    keys.add(`page ${page}`);
    kept.set(`page ${page}`, megabyte, alive);
  }
  expect(asked).toBe(4);
});
