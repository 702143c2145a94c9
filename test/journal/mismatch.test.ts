import { expect, test } from 'vitest';
import { nearMisses } from '#journal/near-misses.ts';
import { journalOf } from './entries.ts';

test.for<[unknown, unknown, object]>([
  [{ length: 1 }, { length: 2 }, { at: 'body.length', expected: 1, actual: 2 }],
  [{ length: 1 }, {}, { at: 'body.length', expected: 1, actual: undefined }],
  [[1, 2], [1], { at: 'body', expected: [1, 2], actual: [1] }],
  [[1], { 0: 1 }, { at: 'body', expected: [1], actual: { 0: 1 } }],
])('of the wanted body %j, %j differs at one place', ([wanted, sent, difference]) => {
  const [miss] = nearMisses({ body: wanted }, journalOf([{ body: sent }]).entries());
  expect(miss?.differences).toEqual([difference]);
});
