import { expect, test } from 'vitest';
import { evaluate } from '#fields/evaluate.ts';
import { type Field, required } from '#fields/field.ts';
import { postalAddress } from '#fields/postal-address.ts';
import {
  anyText,
  callerId,
  codecs,
  contextReference,
  dialDigits,
  emailAddress,
  language,
  multiLine,
  plainName,
  singleLine,
  telephoneNumber,
  unsigned,
  within,
} from '#fields/text.ts';

/** Returns the stored value, or the requirement that it breaks. */
function outcome(field: Field, value: unknown): unknown {
  const { values, refusals } = evaluate({ field }, { field: value });
  return refusals[0]?.requirement ?? values.field;
}

const printable = 'must be one line of printable text';
const tooLong = (most: number, length: number) => `must be at most ${most} bytes long, but is ${length}`;
const dialable = 'must be a number to dial: digits, * #, optionally starting with +';
const lowerCase = 'must be lower-case letters, digits, _ . -';
const capitals = 'must be two capital letters, such as FR';
const zipLetters = 'must be letters, digits, _ -';

test.for<[string, () => Field, unknown, unknown]>([
  ['a line', () => required(singleLine(4)), 'a é', 'a é'],
  ['a line that is too long', () => required(singleLine(4)), 'ab é', tooLong(4, 5)],
  ['a line with an end in it', () => required(singleLine(4)), 'a\nb', printable],
  ['lines', () => required(multiLine(5)), 'a\r\nb\rc', 'a\nb\nc'],
  ['lines that are too long', () => required(multiLine(5)), 'ab\ncde', tooLong(5, 6)],
  ['lines with a control character', () => required(multiLine(5)), 'a\u0001', 'must be printable text'],
  ['any text', () => required(anyText(3)), 'a\u0001\n', 'a\u0001\n'],
  ['any text that is too long', () => required(anyText(3)), 'abcd', tooLong(3, 4)],
  ['a number in bounds', () => required(within(2, 9)), '9', '9'],
  ['a number below its bounds', () => required(within(2, 9)), '1', 'must be a number from 2 to 9'],
  [
    'a number in bounds that is none',
    () => required(within(2, 9)),
    '3.5',
    'must be a whole number without leading zeros',
  ],
  ['an unsigned number', () => required(unsigned), 12, '12'],
  [
    'a negative one',
    () => required(unsigned),
    -1,
    'must be a whole number from 0 to 2147483647, without leading zeros',
  ],
  ['a language', () => required(language), 'fr_CA', 'fr_CA'],
  [
    'another language',
    () => required(language),
    'fr',
    'must be one of de_DE, en_US, es_ES, fr_FR, fr_CA, it_IT, nl_NL',
  ],
  ['an address', () => required(emailAddress(9)), 'a@b.c', 'a@b.c'],
  ['an address that is none', () => required(emailAddress(9)), 'a@', 'must be an e-mail address'],
  ['an address that is too long', () => required(emailAddress(9)), 'abcd@b.org', tooLong(9, 10)],
  ['a caller id', () => required(callerId), '"A\tB" <1>', '"A\tB" <1>'],
  ['a caller id that is too long', () => required(callerId), 'a'.repeat(81), tooLong(80, 81)],
  ['a plain name', () => required(plainName), 'a-z_0.9', 'a-z_0.9'],
  ['a plain name of 64 letters', () => required(plainName), 'a'.repeat(64), 'a'.repeat(64)],
  ['a plain name of 65 letters', () => required(plainName), 'a'.repeat(65), tooLong(64, 65)],
  ['a plain name in capitals', () => required(plainName), 'aB', lowerCase],
  ['a plain name that begins with a blank', () => required(plainName), ' a', lowerCase],
  ['a plain name with something after it', () => required(plainName), 'a!', lowerCase],
  ['a telephone number', () => required(telephoneNumber(5)), '+1*#9', '+1*#9'],
  ['a telephone number that is too long', () => required(telephoneNumber(5)), '123456', tooLong(5, 6)],
  ['a telephone number of a plus alone', () => required(telephoneNumber(5)), '+', dialable],
  ['a telephone number with two pluses', () => required(telephoneNumber(5)), '++1', dialable],
  ['a telephone number with a letter before it', () => required(telephoneNumber(5)), 'a1', dialable],
  ['a telephone number with a letter after it', () => required(telephoneNumber(5)), '1a', dialable],
  ['what is dialled', () => required(dialDigits(4)), '*1#9', '*1#9'],
  ['what is dialled and too long', () => required(dialDigits(4)), '12345', tooLong(4, 5)],
  ['what is dialled with a plus', () => required(dialDigits(4)), '+1', 'must be digits, * #'],
  ['what is dialled with a letter', () => required(dialDigits(4)), '1a', 'must be digits, * #'],
])('%s', ([, fieldOf, value, expected]) => {
  expect(outcome(fieldOf(), value)).toBe(expected);
});

test('a reference to a context is checked by its syntax', () => {
  expect(outcome(required(contextReference), 'default')).toBe('default');
  expect(outcome(required(contextReference), 'general')).toBe(
    'must be a context name: 1 to 39 letters, digits, _ or -, not a reserved word such as general, not starting with macro-, voicemenu- or xivo-',
  );
});

test('there are no duplicate codecs', () => {
  expect(new Set(codecs).size).toBe(20);
  expect(codecs).toContain('alaw');
});

test.for<[keyof typeof postalAddress, unknown, unknown]>([
  ['address1', undefined, ''],
  ['address1', 'x'.repeat(30), 'x'.repeat(30)],
  ['address1', 'x'.repeat(31), tooLong(30, 31)],
  ['address2', 'a\nb', printable],
  ['city', 'x'.repeat(129), tooLong(128, 129)],
  ['state', '', ''],
  ['zipcode', 'Ab-1_', 'Ab-1_'],
  ['zipcode', '1'.repeat(17), tooLong(16, 17)],
  ['zipcode', ' 1', zipLetters],
  ['zipcode', '1 ', zipLetters],
  ['country', 'FR', 'FR'],
  ['country', 'fr', capitals],
  ['country', 'FRA', capitals],
  ['country', '', ''],
])('the %s %j of an address: %j', ([name, value, expected]) => {
  expect(outcome(postalAddress[name], value)).toBe(expected);
});
