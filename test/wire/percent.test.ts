import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formDecode, percentDecode } from '#wire/percent.ts';

test('decoding happens once and leaves invalid escapes unchanged', () => {
  expect(percentDecode('a%20b%2520c%4%zz%').toString()).toBe('a b%20c%4%zz%');
});

test.each([
  ['a+b%2Bc', 'a+b+c', 'a b+c'],
  ['%2b%2B', '++', '++'],
  ['%30%39%3a%3A', '09::', '09::'],
  ['%41%46%61%66%4f%6F', 'AFafOo', 'AFafOo'],
  ['%00%1f', '\0\x1f', '\0\x1f'],
  ['%/0%:0%0/%0:', '%/0%:0%0/%0:', '%/0%:0%0/%0:'],
  ['%@0%G0%`0%g0%4@%4G%4`%4g', '%@0%G0%`0%g0%4@%4G%4`%4g', '%@0%G0%`0%g0%4@%4G%4`%4g'],
  ['%%41%4%41%+1', '%A%4A%+1', '%A%4A% 1'],
  ['%4', '%4', '%4'],
  ['', '', ''],
])('%j is %j, and %j in a form', (text, decoded, inForm) => {
  expect([percentDecode(text).toString(), formDecode(text).toString()]).toEqual([decoded, inForm]);
});

test('the characters of a request from a socket are bytes, those of an injected request are text', () => {
  expect(percentDecode('\u00c3\u00a9').toString()).toBe('é');
  expect(percentDecode('日').toString()).toBe('日');
  expect([...percentDecode('\u00ff')]).toEqual([0xff]);
  expect([...percentDecode('\u0100')]).toEqual([0xc4, 0x80]);
  expect([...percentDecode('\uffff')]).toEqual([0xef, 0xbf, 0xbf]);
});

test('the output of encodeURIComponent is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(percentDecode(encodeURIComponent(text)).toString()).toBe(text);
    }),
  );
});
