import { expect, test } from 'vitest';
import { freeNumbers } from '#pbx/overview/free-numbers.ts';

function free(numberbeg: string, numberend: string, taken: readonly string[], { type = 'user', didlength = 0 } = {}) {
  const { free, freeCount } = freeNumbers({ type, numberbeg, numberend, didlength }, new Set(taken));
  return { runs: free.map(({ first, last }) => `${first}-${last}`), freeCount };
}

test('runs of free numbers surround those that are taken', () => {
  expect(free('100', '109', ['103', '104', '109'])).toEqual({ runs: ['100-102', '105-108'], freeCount: 7 });
});

test('a full range has none, a single number one', () => {
  expect(free('100', '101', ['101', '100'])).toEqual({ runs: [], freeCount: 0 });
  expect(free('100', '', [])).toEqual({ runs: ['100-100'], freeCount: 1 });
});

test('leading zeros are kept, and numbers of another length and patterns take nothing away', () => {
  expect(free('0098', '0102', ['0099', '100', '_01XX'])).toEqual({ runs: ['0098-0098', '0100-0102'], freeCount: 4 });
});

test('of an incall, the digits that are dialled count', () => {
  expect(free('5551000', '5551003', ['1001'], { type: 'incall', didlength: 4 })).toEqual({
    runs: ['1000-1000', '1002-1003'],
    freeCount: 3,
  });
});

test('the runs are limited, the count is not', () => {
  const even = Array.from({ length: 500 }, (_, index) => String(1000 + 2 * index));
  const { runs, freeCount } = free('1000', '1999', even);
  expect(runs).toHaveLength(100);
  expect(freeCount).toBe(500);
});

test('a range that ends before it begins, or without numbers, has none', () => {
  expect(free('200', '100', [])).toEqual({ runs: [], freeCount: 0 });
  expect(free('a', 'b', [])).toEqual({ runs: [], freeCount: 0 });
});
