import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from '../../src/wire/body.ts';
import { whyUnusable } from '../../src/wire/unusable-body.ts';

const why = (text: string | Buffer, sentAs = { type: '', encoding: '' }) => whyUnusable(Buffer.from(text), sentAs);

test.each([
  ['null', 'the body is null: send a JSON object'],
  ['<a/>', 'the body is XML or HTML: send JSON'],
  ['{"a": u"x"}', 'the body looks like a Python literal at line 1, column 7: write it with json.dumps'],
  ['{"a": (1, 2)}', 'the body looks like a Python literal at line 1, column 7: write it with json.dumps'],
  ['{"a":1}{', 'the body is not JSON at line 1, column 8: expected nothing more, found "{"'],
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

test('bytes that are not UTF-8 are named by their place', () => {
  const bytes = Buffer.concat([Buffer.from('é'.repeat(5000)), Buffer.from([0xe9, 0x20])]);
  expect(why(bytes)).toBe('byte 10000 of the body (E9) is not UTF-8, it looks like Latin-1: encode the body as UTF-8');
  expect(why(Buffer.from([0x22, 0xe6, 0x97]))).toBe(
    'the body ends within a character of UTF-8, at byte 1: send all of it',
  );
});

test('the headers tell a compression without magic bytes, a form and a multipart body', () => {
  expect(why(Buffer.from([0x0b, 0x01]), { type: '', encoding: 'br' })).toBe(
    'the body is compressed (br): send it as it is',
  );
  expect(why('', { type: 'multipart/form-data; boundary=x', encoding: '' })).toContain('multipart/form-data');
  expect(why('%7B%7D', { type: 'application/x-www-form-urlencoded', encoding: '' })).toContain('is a form');
});

test('a fault beyond the first million characters has no place', () => {
  expect(why(`[${'1,'.repeat(600_000)}]`)).toBe(
    'the body is not JSON: the fault is beyond its first million characters',
  );
});

test('whatever is no data has a reason, and a text that JSON.parse refuses has a fault', () => {
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
