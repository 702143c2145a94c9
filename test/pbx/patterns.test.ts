import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { displayForm, extensionHash, normalForm } from '#pbx/numbers/patterns.ts';

test.each([
  ['1001', '1001'],
  ['_1001', '1001'],
  ['5XX', '_5XX'],
  ['_5XX', '_5XX'],
  ['5.', '_5.'],
  ['5!', '_5!'],
  ['5[0]0', '500'],
  ['5[0-4]1', '_5[0-4]1'],
  ['1-2', '_1-2'],
  ['*8', '*8'],
])('%s is stored as %s', (sent, stored) => {
  expect(normalForm(sent)).toBe(stored);
});

test('a stored pattern is displayed without its underscore', () => {
  expect(displayForm('_5XX')).toBe('5XX');
});

test('the hash of a number is the SHA-1 of its text', () => {
  expect(extensionHash('700')).toBe('d8e4bbea3af2e4861ad5a445aaec573e02f9aca2');
});

test('patterns that match the same digits have the same hash', () => {
  expect(extensionHash('_5[0-9]')).toBe(extensionHash('_5X'));
  expect(extensionHash('_5[31]')).toBe(extensionHash('_5[13]'));
  expect(extensionHash('_5[1-3]')).toBe(extensionHash('_5[123]'));
  expect(extensionHash('_5N')).toBe(extensionHash('_5[2-9]'));
});

test('overlapping patterns have different hashes', () => {
  expect(extensionHash('_12XX')).not.toBe(extensionHash('1234'));
});

test.each(['[3-1]', '[112]', '[1-31]', '[1-35-7]'])('the bracket %s is refused', (bracket) => {
  expect(() => extensionHash(`_${bracket}`)).toThrow(BadRequest);
});

test('only the first mark of a pattern is hidden, and only at its start', () => {
  expect(['_5_X', '__5X', '5_X'].map(displayForm)).toEqual(['5_X', '_5X', '5_X']);
});
