import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedBySequences } from '#import/rows/order.ts';

test('keys keep their order where no sequence says otherwise', () => {
  expect(orderedBySequences(['a', 'b', 'c'], [])).toEqual(['a', 'b', 'c']);
  expect(orderedBySequences(['a', 'b', 'c'], [['c', 'a']])).toEqual(['c', 'a', 'b']);
});

test('all sequences are kept if they agree', () => {
  const sequences = [
    ['q1', 'q3'],
    ['q4', 'q2', 'q1'],
  ];
  expect(orderedBySequences(['q1', 'q2', 'q3', 'q4'], sequences)).toEqual(['q4', 'q2', 'q1', 'q3']);
});

test('where sequences contradict each other, every key is still placed once', () => {
  expect(
    [
      ...orderedBySequences(
        ['a', 'b'],
        [
          ['a', 'b'],
          ['b', 'a'],
        ],
      ),
    ].sort(),
  ).toEqual(['a', 'b']);
});

test('the parts of any order are put together to an order that has them all', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      keys,
      fc.array(fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), { maxLength: 5 }),
      (order, picks) => {
        const sequences = picks.map((pick) => order.filter((_, index) => pick[index]));
        const result = orderedBySequences([...order].sort(), sequences);
        expect([...result].sort()).toEqual([...order].sort());
        for (const sequence of sequences) expect(result.filter((key) => sequence.includes(key))).toEqual(sequence);
      },
    ),
  );
});

test('a long sequence needs no recursion', () => {
  const keys = Array.from({ length: 50_000 }, (_, index) => String(index));
  expect(orderedBySequences(keys, [keys.toReversed()])[0]).toBe('49999');
});
