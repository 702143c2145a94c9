import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../src/nearest.ts';

test.each([
  ['prot', 'port'],
  ['host', 'host'],
  ['htps', 'https'],
  ['databse', 'database'],
  ['', 'port'],
])('the name nearest to %j is %s', (name, expected) => {
  expect(nearest(name, ['port', 'host', 'https', 'database'])).toBe(expected);
});

test('among no names there is no hint', () => {
  expect(didYouMean('port', [])).toBe('');
});
