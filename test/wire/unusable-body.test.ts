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
  ['{"a":1}{', 'the body is not JSON at line 1, column 8: there is more after the end'],
  ['{"a" 1}', 'the body is not JSON at line 1, column 6: a colon should be here, not 1'],
  ['[1 2]', 'the body is not JSON at line 1, column 4: a comma or ] should be here, not 2'],
  ['{a: 1}', 'the body is not JSON at line 1, column 2: a name in double quotes should be here, not a'],
  ['{"a":\n"b\tc"}', 'the body is not JSON at line 2, column 3: a control character must be escaped'],
  ['["\\x"]', 'the body is not JSON at line 1, column 3: a backslash begins no known escape'],
  ['["ab', 'the body is not JSON at line 1, column 2: the text in double quotes has no end'],
  ['[01]', 'the body is not JSON at line 1, column 2: a value should be here, not 0'],
  ['[TRUE]', 'the body is not JSON at line 1, column 2: a value should be here, not T'],
  ['[1', 'the body is not JSON at line 1, column 3: the text ends where a comma or ] should be'],
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
      expect(why(text)).not.toContain('nothing is wrong');
    }),
    { numRuns: 2000 },
  );
});
