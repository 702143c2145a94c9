import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, integerOf, isScalar, phpInteger, phpText, phpTrim, scalarText } from '#wire/php.ts';

test.each([
  [true, '1'],
  [false, ''],
  ['', ''],
  [' 1.50 ', ' 1.50 '],
  [10, '10'],
  [-5, '-5'],
  [0, '0'],
  [-0, '0'],
  [10.5, '10.5'],
  [1e3, '1000'],
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.33333333333333'],
  [-2 / 3, '-0.66666666666667'],
  [123456789.12345678, '123456789.12346'],
  [99999999999999, '99999999999999'],
  [99999999999999.9, '1.0E+14'],
  [1e14, '1.0E+14'],
  [1.5e15, '1.5E+15'],
  [-1e20, '-1.0E+20'],
  [1e25, '1.0E+25'],
  [1.234567890123457e100, '1.2345678901235E+100'],
  [0.0001, '0.0001'],
  [0.00012345, '0.00012345'],
  [0.00001, '1.0E-5'],
  [-1.5e-7, '-1.5E-7'],
  [Number.POSITIVE_INFINITY, 'INF'],
  [Number.NEGATIVE_INFINITY, '-INF'],
  [Number.NaN, 'NAN'],
])('the text of %j is "%s"', (value, text) => {
  expect(phpText(value)).toBe(text);
});

test('the exponent has the requested mark', () => {
  expect([formatNumber(1e25, 'e'), formatNumber(1e25, 'E')]).toEqual(['1.0e+25', '1.0E+25']);
});

test('integers below 1e14 are written plainly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(1e14 - 1), max: 1e14 - 1 }), (value) => {
      expect(phpText(value)).toBe(`${value}`);
    }),
  );
});

test('the text of a number is that number to 14 digits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(phpText(value)) + 0).toBe(Number(value.toPrecision(14)) + 0);
    }),
  );
});

test.each([
  ['', 0],
  ['abc', 0],
  ['12', 12],
  ['12abc', 12],
  ['2.7', 2],
  ['1e3', 1],
  ['0x1A', 0],
  ['007', 7],
  [' \t\n\v\f\r12', 12],
  ['+3', 3],
  ['-3x', -3],
  ['- 3', 0],
  ['-0', 0],
  ['\u00a012', 0],
])('%j begins with the integer %d', (text, value) => {
  expect(phpInteger(text)).toBe(value);
});

test.each([
  [3, 3],
  ['3', 3],
  ['3x', 3],
  [2.7, 2],
  [-2.7, -2],
  [-0.7, 0],
  [true, 1],
  [[1], 1],
  [[0], 1],
  [{ id: 5 }, 1],
  [null, 0],
  [undefined, 0],
  ['', 0],
  [false, 0],
  ['abc', 0],
  [[], 0],
  [{}, 0],
])('%j is the integer %d (core.md 7.14)', (value, integer) => {
  expect(integerOf(value)).toBe(integer);
});

test('numbers, strings and booleans are scalars, other values are not', () => {
  expect(['', 'x', 0, 1.5, true, false].filter((value) => !isScalar(value))).toEqual([]);
  expect([null, undefined, [], [1], {}, { a: 1 }].filter(isScalar)).toEqual([]);
});

test('trimming removes space, tab, CR, LF and VT at both ends only', () => {
  expect(phpTrim(' \t\r\n\va \t b\v\n\r\t ')).toBe('a \t b');
  expect(phpTrim(' \t\r\n\v')).toBe('');
});

test.each(['\0', '\f', '\u00a0', '\ufeff', '\u2003'])('%j is not trimmed', (character) => {
  expect(phpTrim(`${character}a${character}`)).toBe(`${character}a${character}`);
});

test('trimming twice is trimming once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...' \t\r\n\v\0\fa') }), (text) => {
      expect(phpTrim(phpTrim(text))).toBe(phpTrim(text));
    }),
  );
});

test('the text of a value other than a scalar is empty', () => {
  expect([null, undefined, [], ['x'], {}, { a: 1 }].map(scalarText)).toEqual(['', '', '', '', '', '']);
  expect(['x', 1.5, true, false, ''].map(scalarText)).toEqual(['x', '1.5', '1', '', '']);
});

test.each([
  ['  12', 12],
  ['\n+12 3', 12],
  ['x12', 0],
  ['++1', 0],
  ['-', 0],
  ['12.', 12],
  ['-12', -12],
])('%j starts with %d', (text, value) => {
  expect(phpInteger(text)).toBe(value);
});
