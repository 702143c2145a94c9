import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from '#wire/body.ts';
import { notUtf8Reason, unusableBodyReason } from '#wire/unusable-body.ts';

const why = (text: string | Buffer, sentAs = { type: '', encoding: '' }) =>
  unusableBodyReason(Buffer.from(text), sentAs);

test.each([
  ['null', 'the body is null; send a JSON object'],
  ['<a/>', 'the body is XML or HTML; send JSON'],
  ['{"a": u"x"}', 'the body looks like a Python literal at line 1, column 7: write it with json.dumps'],
  ['{"a": (1, 2)}', 'the body looks like a Python literal at line 1, column 7: write it with json.dumps'],
  ['{"a":1}{', 'the body is not JSON at line 1, column 8: expected the end of the text, found "{"'],
  ['{"a" 1}', 'the body is not JSON at line 1, column 6: expected ":", found "1"'],
  ['[1 2]', 'the body is not JSON at line 1, column 4: expected "," or "]", found "2"'],
  ['{a: 1}', 'the body is not JSON at line 1, column 2: expected a key in double quotes or "}", found "a"'],
  ['{"a":\n"b\tc"}', 'the body is not JSON at line 2, column 3: expected an escape such as \\n, found "\\t"'],
  ['["\\x"]', 'the body is not JSON at line 1, column 3: expected an escape such as \\n or \\\\, found "\\\\"'],
  ['["ab', 'the body is not JSON at line 1, column 5: expected a closing quote, found the end of the text'],
  ['[01]', 'the body is not JSON at line 1, column 2: expected a value or "]", found "01"'],
  ['[TRUE]', 'the body is not JSON at line 1, column 2: expected a value or "]", found "TRUE"'],
  ['[1', 'the body is not JSON at line 1, column 3: expected "," or "]", found the end of the text'],
])('%j: %s', (text, reason) => {
  expect(why(text)).toBe(reason);
});

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const python = (column: number) =>
  `the body looks like a Python literal at line 1, column ${column}: write it with json.dumps`;
const form = 'the body is a form (name=value); send a JSON object';

test.each([
  ['', 'there is no body; send a JSON object'],
  [' \n', 'the body is blank; send a JSON object'],
  ['7', 'the body is a JSON number; send a JSON object'],
  ['"x"', 'the body is a JSON string; send a JSON object'],
  ['true', 'the body is a JSON boolean; send a JSON object'],
  [nested(512), 'the body is nested deeper than 511 levels'],
  [' <a>', 'the body is XML or HTML; send JSON'],
  ['a<', 'the body is not JSON at line 1, column 1: expected a value, found "a"'],
  ['name=value', form],
  ['a b=c', 'the body is not JSON at line 1, column 1: expected a value, found "a"'],
  ['="x"', 'the body is not JSON at line 1, column 1: expected a value, found "="'],
  ["{'a': 1}", python(2)],
  ['["a", b"c"]', python(7)],
  ['[\n{"a": None}]', 'the body looks like a Python literal at line 2, column 7: write it with json.dumps'],
  ['(1, 2)', python(1)],
  ['[False]', python(2)],
  [' [None]', python(3)],
  ["[u'a']", python(2)],
  ["[x 'a']", 'the body is not JSON at line 1, column 2: expected a value or "]", found "x"'],
  ['1 None [', 'the body is not JSON at line 1, column 3: expected the end of the text, found "None"'],
  ['[Nones]', 'the body is not JSON at line 1, column 2: expected a value or "]", found "Nones"'],
  ["'a'", 'the body is not JSON at line 1, column 1: expected a value, found "\'"'],
])('the reason for the text %j is: %s', (text, reason) => {
  expect(why(text)).toBe(reason);
});

const latin = (offset: number, byte: string) =>
  `byte ${offset} of the body (${byte}) is not UTF-8 but looks like Latin-1; encode the body as UTF-8`;
const cutAt = (offset: number) => `the body ends in the middle of a UTF-8 character, at byte ${offset}; send all of it`;
const utf16 = 'the body is UTF-16; send UTF-8';

test.each([
  [[0x1f, 0x8b, 8], 'the body is compressed (gzip); send it uncompressed'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'the body is compressed (zstd); send it uncompressed'],
  [[0x00, 0x7b], utf16],
  [[0x7b, 0x00], utf16],
  [[0xff, 0xfe, 0x7b], utf16],
  [[0xfe, 0xff, 0x7b], utf16],
  [[0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'the body begins with a byte order mark (EF BB BF); send UTF-8 without one'],
  [[0xe9], latin(0, 'E9')],
  [[0x22, 0xe9, 0x22], latin(1, 'E9')],
  [[0xc3, 0xa9, 0xe9, 0x41, 0x42], latin(2, 'E9')],
  [[0x22, 0x80], latin(1, '80')],
  [[0x22, 0xe0, 0x80, 0x80], latin(1, 'E0')],
  [[0x22, 0xf0, 0x90, 0x41], latin(1, 'F0')],
  [[0x22, 0xe2, 0x82], cutAt(1)],
  [[0x22, 0xf0, 0x9d, 0x84], cutAt(1)],
  [[0xc3, 0xa9, 0xf0, 0x9d], cutAt(2)],
])('the reason for the bytes %j is: %s', (bytes, reason) => {
  expect(why(Buffer.from(bytes))).toBe(reason);
});

test.each([
  ['x', '', 'gzip', 'the body is compressed (gzip); send it uncompressed'],
  ['x{', '', 'gzip', 'the body is compressed (gzip); send it uncompressed'],
  ['x', '', ' Deflate', 'the body is compressed (deflate); send it uncompressed'],
  ['x', '', 'identity', 'the body is not JSON at line 1, column 1: expected a value, found "x"'],
  [
    '{',
    '',
    'gzip',
    'the body is not JSON at line 1, column 2: expected a key in double quotes or "}", found the end of the text',
  ],
  [' [1', '', 'br', 'the body is not JSON at line 1, column 4: expected "," or "]", found the end of the text'],
  [
    '',
    'Multipart/Form-Data; boundary=x',
    '',
    'a multipart/form-data body counts as no body; send JSON with Content-Type: application/json',
  ],
  ['', 'text/multipart/form-data', '', 'there is no body; send a JSON object'],
  ['x', 'Application/x-www-form-urlencoded; charset=UTF-8', '', form],
  ['a{b', 'application/x-www-form-urlencoded', '', form],
  [
    'x',
    'text/application/x-www-form-urlencoded',
    '',
    'the body is not JSON at line 1, column 1: expected a value, found "x"',
  ],
  [
    ' {x',
    'application/x-www-form-urlencoded',
    '',
    'the body is not JSON at line 1, column 3: expected a key in double quotes or "}", found "x"',
  ],
])('the reason for %j of the type "%s" in the encoding "%s" is: %s', (text, type, encoding, reason) => {
  expect(why(text, { type, encoding })).toBe(reason);
});

test('a body without headers is described by its bytes', () => {
  expect(unusableBodyReason(Buffer.from(''))).toBe('there is no body; send a JSON object');
  expect(unusableBodyReason(Buffer.from('x'))).toBe(
    'the body is not JSON at line 1, column 1: expected a value, found "x"',
  );
  expect([notUtf8Reason(Buffer.from('x')), notUtf8Reason(Buffer.from([0xe9]))]).toEqual([undefined, latin(0, 'E9')]);
});

test('bytes that are not UTF-8 are reported with their offset', () => {
  const bytes = Buffer.concat([Buffer.from('é'.repeat(5000)), Buffer.from([0xe9, 0x20])]);
  expect(why(bytes)).toBe('byte 10000 of the body (E9) is not UTF-8 but looks like Latin-1; encode the body as UTF-8');
  expect(why(Buffer.from([0x22, 0xe6, 0x97]))).toBe(
    'the body ends in the middle of a UTF-8 character, at byte 1; send all of it',
  );
});

test('headers reveal a compression without magic bytes, a form and a multipart body', () => {
  expect(why(Buffer.from([0x0b, 0x01]), { type: '', encoding: 'br' })).toBe(
    'the body is compressed (br); send it uncompressed',
  );
  expect(why('', { type: 'multipart/form-data; boundary=x', encoding: '' })).toContain('multipart/form-data');
  expect(why('%7B%7D', { type: 'application/x-www-form-urlencoded', encoding: '' })).toContain('is a form');
});

test('an error after the first million characters has no place', () => {
  expect(why(`[${'1,'.repeat(600_000)}]`)).toBe(
    'the body is not JSON; the error is after the first million characters',
  );
});

test('every body that is "no data" has a reason, and one that JSON.parse refuses has an error', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'a',
    '1',
    '-',
    '.',
    'e',
    'null',
    'True',
    "'",
    '\\',
    ' ',
    '\n',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      if (decodeBody(Buffer.from(text)) !== undefined) return;
      expect(why(text)).toMatch(/^the(?:re is no)? body|^byte/);
      expect(why(text)).not.toContain('first million');
    }),
    { numRuns: 2000 },
  );
});
