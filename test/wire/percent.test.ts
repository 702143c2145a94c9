import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentDecode } from '#wire/percent.ts';

test('decoding happens once and leaves invalid escapes alone', () => {
  expect(percentDecode('a%20b%2520c%4%zz%').toString()).toBe('a b%20c%4%zz%');
});

test('the characters of a socket are bytes, those of a caller inside the process text', () => {
  expect(percentDecode('\u00c3\u00a9').toString()).toBe('é');
  expect(percentDecode('日').toString()).toBe('日');
});

test('what encodeURIComponent writes is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(percentDecode(encodeURIComponent(text)).toString()).toBe(text);
    }),
  );
});
