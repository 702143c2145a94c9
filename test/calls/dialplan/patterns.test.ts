import { expect, test } from 'vitest';
import { bySpecificity, matchedRest, matchesPattern } from '#calls/dialplan/patterns.ts';

test.each([
  ['1001', '1001', true],
  ['1001', '10011', false],
  ['1001', '100', false],
  ['X', 'X', true],
  ['X', '1', false],
  ['*10', '*10', true],
  ['_X', '0', true],
  ['_X', '*', false],
  ['_X', '', false],
  ['_Z', '0', false],
  ['_Z', '1', true],
  ['_N', '1', false],
  ['_N', '2', true],
  ['_06XXXXXXXX', '0612345678', true],
  ['_06XXXXXXXX', '061234567', false],
  ['_06XXXXXXXX', '06123456789', false],
  ['_0[1-5]X', '031', true],
  ['_0[1-5]X', '061', false],
  ['_[13-5*#]', '1', true],
  ['_[13-5*#]', '2', false],
  ['_[13-5*#]', '4', true],
  ['_[13-5*#]', '#', true],
  ['_[13-5*#]', '-', false],
  ['_[5-3]', '4', false],
  ['_[]', '1', false],
  ['_[12', '1', false],
  ['_0-1-X', '015', true],
  ['_+33X', '+331', true],
  ['_.', '', false],
  ['_.', '1', true],
  ['_!', '', true],
  ['_00.', '00', false],
  ['_00.', '0049301234', true],
  ['_00!', '00', true],
  ['_', '', true],
])('pattern %s and number %s: %s', (stored, number, matches) => {
  expect(matchesPattern(stored, number)).toBe(matches);
});

test.each([
  ['_*21.', '*21101', '101'],
  ['_00!', '00', ''],
  ['_00!', '0049', '49'],
  ['_0X.', '0612', '12'],
  ['_0XX', '061', ''],
  ['1001', '1001', ''],
  ['_*21.', '*21', undefined],
])('the tail of %s in %s is %s', (stored, number, rest) => {
  expect(matchedRest(stored, number)).toBe(rest);
});

test('a long number costs one step for each place', () => {
  const number = '1'.repeat(100_000);
  expect(matchesPattern(`_${'X'.repeat(100_000)}`, number)).toBe(true);
  expect(matchesPattern(`_${'[1-9]'.repeat(20_000)}2`, number)).toBe(false);
});

test('a range of a bracket between far apart characters allows those of ASCII', () => {
  expect(matchesPattern('_[0-\uffff]', '9')).toBe(true);
});

test('Asterisk tries exact numbers first, then the narrower place from left to right, and open patterns last', () => {
  const ordered = [
    '1001',
    '_1001',
    '_100[12]',
    '_100N',
    '_100Z',
    '_100X',
    '_1X01',
    '_1X.',
    '_1.',
    '_1!',
    '_N',
    '_Z',
    '_X.',
    '_.',
  ];
  expect([...ordered].reverse().sort(bySpecificity)).toEqual(ordered);
  expect([...ordered].sort(bySpecificity)).toEqual(ordered);
});

test('of two brackets of one size the one with the smaller characters comes first, and equal patterns are equal', () => {
  expect(bySpecificity('_[12]', '_[13]')).toBeLessThan(0);
  expect(bySpecificity('_0-X', '_0X')).toBe(0);
  expect(bySpecificity('1001', '1001')).toBe(0);
});

test('of two patterns with the same beginning the longer one comes first', () => {
  expect(bySpecificity('_1XX', '_1X')).toBeLessThan(0);
});
