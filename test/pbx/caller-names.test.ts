import { expect, test } from 'vitest';
import { callerName, displayNameOf } from '#pbx/json/caller-names.ts';

test.each([
  ['User 1', '1001', '"User 1" <1001>'],
  ['"User 1" <1001>', '', '"User 1" <1001>'],
  ['Bob <12>', '34', '"Bob" <12>'],
  ['<b>Bold</b> a & b "q"', '1000', '"<b>Bold</b> a & b \\"q\\""'],
  ['say \\"hi\\"', '', '"say \\"hi\\""'],
  ['A <12> B', '', '"A <12> B" <12>'],
  ['<12>', '', ' <12>'],
  ['', '', ''],
  [' \u00a0x ', '', '"\u00a0x"'],
])('%j with number %j makes the caller id %j', (name, number, callerId) => {
  expect(callerName(name, number)).toBe(callerId);
});

test('the displayed name of a caller id has no quotes, escapes or number', () => {
  expect(displayNameOf('"a \\"q\\"" <1001>')).toBe('a "q"');
});

test.each(['a12', '12a', '1 2', '1'.repeat(41), ''])('%j is not a number of a caller id', (given) => {
  expect(callerName('Ada', given)).toBe('"Ada"');
});

test.each(['1'.repeat(40), '*8#'])('%s is the number of a caller id', (given) => {
  expect(callerName('Ada', given)).toBe(`"Ada" <${given}>`);
});
