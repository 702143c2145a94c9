import { expect, test } from 'vitest';
import { bytesText, countText, cut, durationText, timeOfDay, timeText } from '../../ui/lib/format.ts';
import { numberOrText } from '../../ui/lib/number-input.ts';
import { snapshotNameOf } from '../../ui/views/control/reset/snapshot-name.ts';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [2_097_152, '2.0 MiB'],
  [3 * 2 ** 30, '3.0 GiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each([
  [0.8234, '0.82 ms'],
  [9, '9 ms'],
  [9.96, '10 ms'],
  [34.4, '34 ms'],
  [1234.5, '1235 ms'],
  [12_340, '12.3 s'],
])('%d milliseconds are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test('times and counts', () => {
  expect(timeText('2012-10-01T12:00:00.123Z')).toBe('2012-10-01 12:00:00 UTC');
  expect([0, 1, 1200].map((count) => countText(count, 'rule'))).toEqual(['0 rules', '1 rule', '1,200 rules']);
});

test('a time of day has milliseconds', () => {
  expect(timeOfDay(new Date(2012, 9, 1, 4, 5, 6, 7).toISOString())).toBe('04:05:06.007');
});

test('texts are cut between characters', () => {
  expect(['abc', 'abcd', 'ab😀d'].map((text) => cut(text, 3))).toEqual(['abc', 'abc…', 'ab…']);
});

test.each([
  ['12', 12],
  [' -1.5 ', -1.5],
  ['.5', 0.5],
  ['', ''],
  ['1e3', '1e3'],
  ['many', 'many'],
])('the input %j is sent as %j', (text, value) => {
  expect(numberOrText(text)).toBe(value);
});

test.each([
  ['before.sqlite', 'before'],
  ['my state (2).sqlite3', 'my-state-2-'],
  ['.hidden.db', 'hidden'],
  ['été.sqlite', 't-'],
  ['.sqlite', 'imported'],
  [`${'a'.repeat(100)}.db`, 'a'.repeat(64)],
])('the file %j becomes the snapshot %s', (file, name) => {
  expect(snapshotNameOf(file)).toBe(name);
});
