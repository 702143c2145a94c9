import { expect, test } from 'vitest';
import { inTextOrder, sortedByText } from '#pbx/json/text-order.ts';

test('letters decide first, then accents, then case, then punctuation', () => {
  const ordered = ['aa', 'Aa', 'a b', 'áb', 'ab-c', 'abd', '~b', 'été', 'ex'];
  expect(ordered.toReversed().toSorted(inTextOrder)).toEqual(ordered);
});

test('characters other than letters and digits are ignored between different strings', () => {
  const codes = ['*0', '_*11.', '#12', '*2', '|21', '700'];
  expect(codes.toReversed().toSorted(inTextOrder)).toEqual(codes);
});

test('strings that differ only in spaces and punctuation have a fixed order', () => {
  expect(inTextOrder('a-b', 'a b')).toBe(-inTextOrder('a b', 'a-b'));
  expect(inTextOrder('a b', 'a-b')).toBe(-1);
  expect(inTextOrder('ab', 'ab')).toBe(0);
});

test('rows are sorted by one column after the other, and keep their order where all are equal', () => {
  const rows = [
    { id: 1, name: 'b', first: 'x' },
    { id: 2, name: 'A', first: 'z' },
    { id: 3, name: 'A', first: 'y' },
    { id: 4, name: 'A', first: 'y' },
  ];
  expect(sortedByText(rows, 'name', 'first').map(({ id }) => id)).toEqual([3, 4, 2, 1]);
});

test('a missing name counts as empty', () => {
  expect(sortedByText([{ name: 'a' }, { name: null }], 'name')).toEqual([{ name: null }, { name: 'a' }]);
});
