import { expect, test } from 'vitest';
import { isInRange } from '#pbx/numbers/ranges.ts';

function range(type: string, numberbeg: string, numberend = '', didlength = 0) {
  return { type, numberbeg, numberend, didlength };
}

test.each(['100', '150', '199'])('%s is in the range 100-199', (number) => {
  expect(isInRange(number, range('user', '100', '199'))).toBe(true);
});

test.each(['99', '200', '0150', '1500', '15', '1XX', '*50', ''])('%j is not in the range 100-199', (number) => {
  expect(isInRange(number, range('user', '100', '199'))).toBe(false);
});

test('a range without numberend is a single number', () => {
  expect(isInRange('1040', range('meetme', '1040'))).toBe(true);
  expect(isInRange('1041', range('meetme', '1040'))).toBe(false);
});

const incalls = [range('incall', '500', '599', 3), range('incall', '1000', '4999', 4)];
const inIncalls = (number: string): boolean => incalls.some((one) => isInRange(number, one));

test.each('5XX 50X XXX NXX 5. 5! X. 12XX 1500. XXXX 1XXX! ZXXX 500 4999 _5XX'.split(' '))(
  'the incall %s is in one of the ranges 500-599 and 1000-4999',
  (number) => {
    expect(inIncalls(number)).toBe(true);
  },
);

test.each('X 1X XXXXX 600 0500 5[1-3]0 [5-6]XX 6XX 5*1 9. 0XXX'.split(' '))(
  'the incall %s is in none of the ranges 500-599 and 1000-4999',
  (number) => {
    expect(inIncalls(number)).toBe(false);
  },
);

test('the bounds of an incall range are cut to the digits dialled', () => {
  const cut = range('incall', '0472445600', '0472445699', 4);
  expect(isInRange('5650', cut)).toBe(true);
  expect(isInRange('0472445650', cut)).toBe(false);
  expect(isInRange('0472445650', { ...cut, didlength: 0 })).toBe(true);
  expect(isInRange('0472445650', { ...cut, didlength: 20 })).toBe(true);
});

test('a range that is empty after the cut still contains its bounds', () => {
  const turned = range('incall', '0990', '1010', 2);
  expect(isInRange('90', turned)).toBe(true);
  expect(isInRange('95', turned)).toBe(false);
});

test('a pattern that matches only numbers inside the range is accepted', () => {
  expect(isInRange('N5X', range('incall', '240', '259'))).toBe(true);
  expect(isInRange('N6X', range('incall', '240', '259'))).toBe(false);
});

test.each([
  ['2X1', '195', '202', true],
  ['2X1', '195', '200', false],
  ['20Z', '195', '202', true],
  ['1X6', '155', '157', true],
  ['1X6', '157', '165', false],
  ['1X6', '157', '170', true],
  ['X00', '101', '250', true],
  ['X00', '201', '299', false],
  ['N0N', '203', '302', true],
  ['N0N', '210', '301', false],
])(
  'of the numbers that match %s the smallest one from %s on decides whether it reaches %s: %s',
  (pattern, low, high, is) => {
    expect(isInRange(pattern, range('incall', low, high))).toBe(is);
  },
);

test('nothing lies in an incall range whose bounds have different lengths', () => {
  const uneven = range('incall', '99', '1000');
  expect(['99', '100', '500', '1000', 'XX', '9.'].filter((number) => isInRange(number, uneven))).toEqual([]);
});
