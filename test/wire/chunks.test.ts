import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteLength, concatenate, firstBytes, regroup } from '#wire/chunks.ts';

const chunks = fc.array(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)));

test('the groups contain the bytes of the chunks, and none is empty or much longer than the limit', () => {
  fc.assert(
    fc.property(chunks, fc.integer({ min: 1, max: 60 }), (parts, size) => {
      const groups = [...regroup(parts, size)];
      expect(concatenate(groups.flat())).toEqual(concatenate(parts));
      expect(groups.every((group) => byteLength(group) > 0 && byteLength(group) <= size + 1024)).toBe(true);
    }),
  );
});

test('long chunks are cut, and short ones are joined', () => {
  const parts = [1, 5000, 3000, 9000, 1].map((length) => Buffer.alloc(length));
  const lengths = [...regroup(parts, 5000)].map((group) => group.map(({ length }) => length));
  expect(lengths).toEqual([[1, 5000], [3000], [5000], [4000, 1]]);
});

test('the first bytes are a copy, at most of all bytes', () => {
  fc.assert(
    fc.property(chunks, fc.nat({ max: 200 }), (parts, length) => {
      expect(firstBytes(parts, length)).toEqual(Buffer.from(concatenate(parts).subarray(0, length)));
      expect(byteLength(parts)).toBe(concatenate(parts).length);
    }),
  );
});

test('a single chunk is not copied, and an empty list yields an empty buffer', () => {
  const chunk = Buffer.from('x');
  expect(concatenate([chunk])).toBe(chunk);
  expect(concatenate([])).toEqual(Buffer.alloc(0));
});

test.each([
  [[5000, 1024], [[5000, 1024]]],
  [
    [5000, 1025],
    [[5000], [1025]],
  ],
  [[5000, 1000, 24], [[5000, 1000, 24]]],
  [[0, 1, 0], [[1]]],
  [[], []],
])('chunks of %j bytes are regrouped as %j', (sent, expected) => {
  const groups = [
    ...regroup(
      sent.map((length) => Buffer.alloc(length)),
      5000,
    ),
  ];
  expect(groups.map((group) => group.map(({ length }) => length))).toEqual(expected);
});
