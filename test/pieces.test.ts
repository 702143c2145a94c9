import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf, lengthOf, portionsOf, whole } from '../src/pieces.ts';

const pieces = fc.array(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)));

test('the portions are the bytes of the pieces, none empty or too long', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 60 }), (parts, size) => {
      const portions = [...portionsOf(parts, size)];
      expect(whole(portions)).toEqual(whole(parts));
      expect(portions.every(({ length }) => length > 0 && length <= size)).toBe(true);
    }),
  );
});

test('a beginning is a copy of the first bytes, and of no more than there are', () => {
  fc.assert(
    fc.property(pieces, fc.nat({ max: 200 }), (parts, length) => {
      expect(beginningOf(parts, length)).toEqual(Buffer.from(whole(parts).subarray(0, length)));
      expect(lengthOf(parts)).toBe(whole(parts).length);
    }),
  );
});
