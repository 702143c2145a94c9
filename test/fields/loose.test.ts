import { expect, test } from 'vitest';
import { isListed } from '#fields/loose.ts';

test.for<[string | number | boolean, string | number, boolean]>([
  ['5.0', '5', true],
  ['1e1', '10', true],
  [' +5', '5', true],
  ['.5', '0.50', true],
  ['5', '6', false],
  ['5 ', '5', false],
  ['0x10', '16', false],
  ['16', '0x10', false],
  ['', '0', false],
  ['', '', true],
  ['abc', 0, true],
  ['', 0, true],
  ['12abc', 12, true],
  [' 12', 12, true],
  ['x12', 12, false],
  ['x12', 0, true],
  ['-5', -5, true],
  ['+5', 5, true],
  ['.25', 0.25, true],
  ['1.25x', 1.25, true],
  ['1.', 1, true],
  ['1e2', 100, true],
  ['1e-2', 0.01, true],
  ['1E+12x', 1e12, true],
  ['1e', 1, true],
  [12, '12abc', true],
  [0.5, '.5', true],
  [5, 5, true],
  [5, 6, false],
  [Number.POSITIVE_INFINITY, 'word', false],
  [true, 'word', true],
  [false, 'word', false],
])('%j equals %j in a loose comparison: %s', ([value, item, expected]) => {
  expect(isListed(value, [item])).toBe(expected);
  expect(isListed(value, [])).toBe(false);
});
