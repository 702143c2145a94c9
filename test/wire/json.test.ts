import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode, type Json } from '#wire/json.ts';

const cases: readonly (readonly [Json, string])[] = [
  [null, 'null'],
  [false, 'false'],
  [true, 'true'],
  [7, '7'],
  ['7', '"7"'],
  [[{ id: 1 }], '[{"id":1}]'],
  ['a/b', '"a\\/b"'],
  ['Été', '"\\u00c9t\\u00e9"'],
  ['😀', '"\\ud83d\\ude00"'],
  ['\u2028\u00ff\uffff', '"\\u2028\\u00ff\\uffff"'],
  ['"\\\b\f\n\r\t\x01\x1f\x7f', '"\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7f"'],
  ["<>&'", '"<>&\'"'],
  [{ 'é/': 1 }, '{"\\u00e9\\/":1}'],
  [[], '[]'],
  [{}, '[]'],
  [new Map(), '[]'],
  [{ a: {}, b: [{}], c: 'x/é' }, '{"a":[],"b":[[]],"c":"x\\/\\u00e9"}'],
  ['{}', '"{}"'],
  ['\\ud800', '"\\\\ud800"'],
  ['\ud800', 'null'],
  [{ name: 'a\udc00b', id: 1 }, '{"name":null,"id":1}'],
  [
    new Map([
      ['b', 1],
      ['a', 2],
    ]),
    '{"b":1,"a":2}',
  ],
  [
    new Map([
      [2, 'x'],
      [1, 'y'],
    ]),
    '{"2":"x","1":"y"}',
  ],
  [
    new Map([
      [1, 'x'],
      [0, 'y'],
    ]),
    '{"1":"x","0":"y"}',
  ],
  [
    new Map([
      [0, 'x'],
      [1, 'y'],
    ]),
    '["x","y"]',
  ],
  [
    new Map([
      ['0', 'x'],
      ['1', 'y'],
    ]),
    '["x","y"]',
  ],
  [
    new Map([
      [0, 'x'],
      [2, 'y'],
    ]),
    '{"0":"x","2":"y"}',
  ],
  [new Map([['00', 'x']]), '{"00":"x"}'],
  [{ list: new Map([['/', new Map([[0, {}]])]]) }, '{"list":{"\\/":[[]]}}'],
  [{ 0: 'x', 1: 'y' }, '["x","y"]'],
  [{ 0: 'x', name: 'y' }, '{"0":"x","name":"y"}'],
  [{ 1: 'x' }, '{"1":"x"}'],
  [10.0, '10'],
  [-0, '0'],
  [0.1 + 0.2, '0.3'],
  [-0.1 - 0.2, '-0.3'],
  [[1 / 3], '[0.33333333333333]'],
  [{ a: 1.5, b: 0.00001 }, '{"a":1.5,"b":1.0e-5}'],
  [1e25, '1.0e+25'],
  [[1, -1e25], '[1,-1.0e+25]'],
  [12345678901234.568, '12345678901235'],
  [1234567890123456.5, '1.2345678901235e+15'],
  [100000000000000, '100000000000000'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [2 ** 64, '1.844674407371e+19'],
  ['03:27:21.0437', '"03:27:21.0437"'],
  ['a:1.50,', '"a:1.50,"'],
];

test.each(cases)('%j is written as PHP does: %s', (value, text) => {
  expect(encode(value)).toBe(text);
});

const key = fc.stringMatching(/^[a-z_ ".{}[\]:,]+$/);
const text = fc.string({ unit: fc.constantFrom(...'ab01.e+-"\\{}[]:,\n\x00\x7f <&') });
const tree = (leaf: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(key, tie('value'), { minKeys: 1, noNullPrototype: true }),
    ),
  })).value;

test('plain values without slash are written as JSON.stringify does', () => {
  const leaf = fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(tree(leaf), (value) => {
      expect(encode(value)).toBe(JSON.stringify(value));
    }),
  );
});

test('the output is ASCII and parses to the same value', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(tree(leaf), (value) => {
      const written = encode(value);
      expect(written).toMatch(/^[ -\x7f]*$/);
      expect(written).not.toMatch(/(?<!\\)\//);
      expect(JSON.parse(written)).toEqual(value);
    }),
  );
});

test('a map of entries is written as the object of the same entries', () => {
  const leaf = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  fc.assert(
    fc.property(fc.dictionary(key, tree(leaf), { noNullPrototype: true }), (value) => {
      expect(encode(new Map(Object.entries(value)))).toBe(encode(value));
    }),
  );
});
