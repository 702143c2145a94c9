import { expect, test } from 'vitest';
import { notUtf8Reason, unusableBodyReason } from '#wire/unusable-body.ts';

const latin = (offset: number, byte: string) =>
  `byte ${offset} of the body (${byte}) is not UTF-8 but looks like Latin-1; encode the body as UTF-8`;
const cut = (offset: number) => `the body ends in the middle of a UTF-8 character, at byte ${offset}; send all of it`;
const mark = 'the body begins with a byte order mark (EF BB BF); send UTF-8 without one';
const utf16 = 'the body is UTF-16; send UTF-8';

test.each([
  [[0x41, 0xdf], latin(1, 'DF')],
  [[0x41, 0xc3, 0x41], latin(1, 'C3')],
  [[0x41, 0xe0, 0xa0], cut(1)],
  [[0x41, 0xef, 0xbf], cut(1)],
  [[0x41, 0xdf, 0xff], latin(1, 'DF')],
  [[0x41, 0xe2, 0xc2], latin(1, 'E2')],
  [[0x41, 0xf0, 0x90, 0x80], cut(1)],
  [[0x41, 0xf0, 0x90, 0x80, 0x41], latin(1, 'F0')],
  [[0x41, 0xf0, 0x90, 0xc0], latin(1, 'F0')],
  [[0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9d, 0x84, 0x9e, 0xfc, 0x41], latin(9, 'FC')],
  [[0x41, 0xf0, 0x9d, 0x84, 0x9e, 0xbf, 0x41, 0x41], latin(5, 'BF')],
  [[0xe9, 0xc3, 0xa9, 0xc3, 0xa9, 0xc3, 0xa9, 0xc3, 0xa9, 0xc3, 0xa9], latin(0, 'E9')],
  [[0xc3, 0xa9, 0xff], latin(2, 'FF')],
  [[0xef, 0xbb, 0xbf], mark],
  [[0xef, 0xbb, 0x41], latin(0, 'EF')],
  [[0x00], utf16],
  [[0x41, 0x42, 0x00], undefined],
  [[0xff, 0x41], latin(0, 'FF')],
  [[0x1f, 0x41], undefined],
  [[0x28, 0xb5, 0x2f, 0x41], latin(1, 'B5')],
  [[0x41], undefined],
])('the reason for the bytes %j as text is: %s', (bytes, reason) => {
  expect(notUtf8Reason(Buffer.from(bytes))).toBe(reason);
});

test.each([
  ['gzip', 'gzip'],
  ['x-gzip', 'x-gzip'],
  ['compress', 'compress'],
  ['ZSTD ', 'zstd'],
  ['br', 'br'],
  ['deflate', 'deflate'],
  ['', undefined],
  ['gzipped', undefined],
])('the encoding "%s" is the compression %s', (encoding, name) => {
  const reason = name === undefined ? undefined : `the body is compressed (${name}); send it uncompressed`;
  expect(notUtf8Reason(Buffer.from('x'), { type: '', encoding })).toBe(reason);
  for (const json of ['{}', ' \n[', `${' '.repeat(99)}{`]) {
    expect(notUtf8Reason(Buffer.from(json), { type: '', encoding })).toBeUndefined();
  }
  expect(notUtf8Reason(Buffer.from(`${' '.repeat(100)}{`), { type: '', encoding })).toBe(reason);
});

const python = (line: number, column: number) =>
  `the body looks like a Python literal at line ${line}, column ${column}: write it with json.dumps`;
const form = 'the body is a form (name=value); send a JSON object';
const noValue = (found: string, place = 'line 1, column 1') =>
  `the body is not JSON at ${place}: expected a value, found ${found}`;

test.each([
  ['false', 'the body is a JSON boolean; send a JSON object'],
  [' null ', 'the body is null; send a JSON object'],
  ['x<y=', noValue('"x"')],
  ['a"b=', noValue('"a"')],
  ['a\nb=c', noValue('"a"')],
  ['=a', noValue('"="')],
  ['a=', form],
  ['a=b=c', form],
  ['a%5B%5D=b', form],
  ['a[]=b', noValue('"a"')],
  ['{"a":\n\n  True}', python(3, 3)],
  ['{"a": True,\n"b": x}', python(1, 7)],
  ['["a", Truely]', 'the body is not JSON at line 1, column 7: expected a value, found "Truely"'],
  ['["a", xTrue]', 'the body is not JSON at line 1, column 7: expected a value, found "xTrue"'],
  ['{"a": b\'x\'}', python(1, 7)],
  ['{"a": (1,)}', python(1, 7)],
  ['{"a": ub"x"}', 'the body is not JSON at line 1, column 7: expected a value, found "ub"'],
  ['x (1)', noValue('"x"')],
])('the reason for the text %j is: %s', (text, reason) => {
  expect(unusableBodyReason(Buffer.from(text))).toBe(reason);
});

test.each(['{x', '  {x', '\n[x'])('%j is not a form, whatever its type', (text) => {
  const sentAs = { type: 'application/x-www-form-urlencoded', encoding: '' };
  expect(unusableBodyReason(Buffer.from(text), sentAs)).toMatch(/^the body is not JSON at line/);
});
