import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from '#wire/body.ts';

const decode = (text: string) => decodeBody(Buffer.from(text));

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test.each([
  ['{}', {}],
  ['[]', []],
  [' \r\n\t{"a": [1, "b", null, true]} \n', { a: [1, 'b', null, true] }],
  ['{"a":1,"a":2}', { a: 2 }],
  ['{"":1,"\\u0000":2}', { '': 1, '\0': 2 }],
  ['["\\ud800"]', ['\ud800']],
  ['["é\\/\\u00e9"]', ['é/é']],
])('%s is usable', (text, value) => {
  expect(decode(text)).toEqual(value);
});

test.each([
  '',
  ' ',
  '{"name": "x"',
  '{"a":1,}',
  '[1,]',
  "{'a':1}",
  '\ufeff{}',
  '{} // comment',
  '{}{}',
  '["a\tb"]',
  '[TRUE]',
  '[NaN]',
  '[01]',
  '[000000000000000001]',
  'hello world',
  '1',
  '123456789012345678',
  '"x"',
  'true',
  'null',
])('%j is "no data"', (text) => {
  expect(decode(text)).toBeUndefined();
});

test.each([
  ['Latin-1', [0xe9]],
  ['an overlong form', [0xc0, 0xaf]],
  ['an encoded surrogate', [0xed, 0xa0, 0x80]],
  ['a cut sequence', [0xe6, 0x97]],
])('a body with %s is "no data"', (_, bytes) => {
  expect(decodeBody(Buffer.from([...Buffer.from('["'), ...bytes, ...Buffer.from('"]')]))).toBeUndefined();
});

test('511 levels are usable, 512 are "no data"', () => {
  expect(decode(nested(511))).toBeInstanceOf(Array);
  expect(decode(nested(512))).toBeUndefined();
  expect(decode(`{"a":${nested(510)}}`)).toBeInstanceOf(Object);
  expect(decode(`{"a":${nested(511)}}`)).toBeUndefined();
});

test('a very deep body is "no data"', () => {
  expect(decode(nested(1_000_000))).toBeUndefined();
  expect(decode('{"a":'.repeat(100_000))).toBeUndefined();
});

test('brackets in a string do not nest', () => {
  expect(decode(`["${'['.repeat(600)}"]`)).toEqual(['['.repeat(600)]);
});

test('__proto__ is a key like any other', () => {
  const body = decode('{"__proto__":{"polluted":true},"constructor":1}');
  expect(Object.keys(body ?? {})).toEqual(['__proto__', 'constructor']);
  expect(body).not.toHaveProperty('polluted');
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
});

test.each([
  ['99999999999999', 99999999999999],
  ['-12', -12],
  ['100000000000000', '100000000000000'],
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['9223372036854775807', '9223372036854775807'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['9223372036854775808', '9.2233720368548E+18'],
  ['-9223372036854775809', '-9.2233720368548E+18'],
  ['100000000000000000000', '1.0E+20'],
  ['1e20', 1e20],
  ['1234567890123456.5', 1234567890123456.5],
  ['0.1234567890123456', 0.1234567890123456],
])('the number %s is read as %j', (literal, value) => {
  expect(decode(`{"a":[${literal}],"b":${literal}}`)).toEqual({ a: [value], b: value });
});

test('digits in strings and keys are unchanged', () => {
  const text = '{"\\"1234567890123456789":"a \\\\\\" :12345678901234567890,","x":1234567890123456789}';
  expect(decode(text)).toEqual({
    '"1234567890123456789': 'a \\" :12345678901234567890,',
    x: '1234567890123456789',
  });
});

test('long strings beside big integers are read', () => {
  const long = '\\n1'.repeat(1_000_000);
  expect(decode(`["${long}",1234567890123456789]`)).toEqual(['\n1'.repeat(1_000_000), '1234567890123456789']);
});

test('every JSON object or array is read back, any other text is "no data"', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{15}/.test(text));
      expect(decode(text)).toEqual(value instanceof Object ? JSON.parse(text) : undefined);
    }),
  );
});

test('64-bit integers keep every digit', () => {
  const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(fc.array(integer), (integers) => {
      expect(Object.values(decode(`[${integers.join(',')}]`) ?? {}).map(String)).toEqual(integers.map(String));
    }),
  );
});
