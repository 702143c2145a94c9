import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { contextName } from '#fields/checks.ts';
import { evaluate, parse, refusalReason } from '#fields/evaluate.ts';
import { type Field, fixed, flag, mustBeEmpty, optional, optionalFlag, present, required } from '#fields/field.ts';
import { within } from '#fields/text.ts';

/** Returns the stored value, or the name of the broken rule. */
function outcome(field: Field, value: unknown): unknown {
  const { values, refusals } = evaluate({ field }, value === undefined ? {} : { field: value });
  return refusals[0]?.rule ?? values.field;
}

const word = { oneOf: ['no', 'yes', 5] } as const;

test.for<[string, Field, unknown, unknown]>([
  ['a required field that is missing', required({}), undefined, 'undefined'],
  ['a required field that is null', required({}), null, 'undefined'],
  ['a required field that is empty', required({}), '', 'empty'],
  ['a required field that only markup makes', required({}), '<i></i>', 'empty'],
  ['a pattern with one final line feed after it', required({ regexp: /^[a-z]+$/, words: 'letters' }), 'abc\n', 'abc\n'],
  ['a pattern with two of them', required({ regexp: /^[a-z]+$/, words: 'letters' }), 'abc\n\n', 'regexp'],
  ['a number in a text field', required({}), 10.5, '10.5'],
  ['true in a text field', required({}), true, '1'],
  ['false in a text field', required({}), false, 'empty'],
  ['a list in a text field', required({}), ['a'], 'invalidvalue'],
  ['an optional field that is missing', optional({}, null), undefined, null],
  ['an optional field that is empty', optional({}, 'default'), '', 'default'],
  ['an optional field that breaks its rule', optional({ maxlen: 2 }, ''), 'abc', 'maxlen'],
  ['a length in bytes', optional({ maxlen: 3 }, ''), 'éé', 'maxlen'],
  ['a length that fits', optional({ minlen: 3 }, ''), 'éé', 'éé'],
  ['a present field that is empty', present({}, null), '', null],
  ['a present field that is null', present({}, null), null, 'undefined'],
  ['a field that must be empty', mustBeEmpty(null), 'x', 'empty'],
  ['a field that must be empty, and is false', mustBeEmpty(''), false, ''],
  ['a fixed field', fixed('sip'), ['whatever'], 'sip'],
  ['a flag that is missing', flag(), undefined, 0],
  ['a flag that is a list', flag(), [], 1],
  ['a flag that is a word', flag(), 'OFF', 0],
  ['an optional flag that is false', optionalFlag(null), false, null],
  ['an optional flag that is "0"', optionalFlag(null), '0', 0],
  ['an optional flag that is a list', optionalFlag(null), [1], null],
  ['a listed word', optional(word, null), 'yes', 'yes'],
  ['a word in other letters', optional(word, null), 'YES', 'invalidvalue'],
  ['a list where words are listed', optional(word, null), ['yes'], null],
  ['a list where a word is required', required(word), ['yes'], 'invalidvalue'],
  ['a number that is listed as a number', optional(word, null), '5', '5'],
  ['a number equal to a listed one', optional(word, null), '5.0', '5.0'],
  ['true against a list of words', optional(word, null), true, '1'],
  ['zero against a list of words', optional(word, null), 0, '0'],
  ['a list of distinct items', optional({ listOf: ['a', 'b'] }, null), ['b', 'a'], 'b,a'],
  ['a list with a repetition', optional({ listOf: ['a', 'b'] }, null), ['a', 'a'], 'invalidvalue'],
  ['an empty list', optional({ listOf: ['a'] }, null), [], null],
  ['a text where a list is asked for', optional({ listOf: ['a'] }, null), 'a', 'invalidvalue'],
  ['a number in bounds', required(within(0, 60, 5)), 55, '55'],
  ['a number out of bounds', required(within(0, 60, 5)), 61, 'between'],
  ['a number off the steps', required(within(0, 60, 5)), 7, 'between'],
  ['a bound off the steps', required(within(1, 300, 10)), 1, '1'],
  ['a number with a leading zero', required(within(0, 60)), '05', 'cast'],
  ['a name that a check refuses', required({ check: contextName }), 'general', 'context name'],
  ['a name that the check lets through with a line feed', required({ check: contextName }), 'a\n', 'a\n'],
  ['line ends', optional({ eol: true, cast: 'sgraph_crlf_tab' }, ''), 'a\r\nb\rc\td', 'a\nb\ncd'],
  ['a control character', optional({ cast: 'sgraph' }, ''), 'a\u0001', 'cast'],
  ['a list with a repetition where that is allowed', optional({ anyOf: ['a', 'b'] }, null), ['a', 'b', 'a'], 'a,b,a'],
  ['an object where a list is asked for', optional({ listOf: ['a', 'b'] }, null), { x: 'b', y: 'a' }, 'b,a'],
  ['a list with an item that is not listed', optional({ anyOf: ['a'] }, null), ['a', 'c'], 'invalidvalue'],
  ['a list with a list in it', optional({ anyOf: ['a'] }, null), [['a']], 'invalidvalue'],
  ['false where a list is asked for', optional({ listOf: ['a'] }, null), false, null],
  ['an empty text where a list is asked for', optional({ listOf: ['a'] }, null), '', null],
  ['true where a list is asked for', optional({ listOf: ['a'] }, null), true, 'invalidvalue'],
  ['a text that is forbidden', optional({ noneOf: ['no', 'none'] }, ''), 'none', 'invalidvalue'],
  ['a text that is not forbidden', optional({ noneOf: ['no', 'none'] }, ''), 'non', 'non'],
  ['a list in a field that drops them', required({ dropsArrays: true }), ['a'], 'empty'],
  ['a list in an optional field that drops them', optional({ dropsArrays: true }, null), { a: 1 }, null],
  ['an object in an optional text field', optional({}, null), {}, 'invalidvalue'],
  ['markup in a field that keeps it', required({ keepsMarkup: true }), '<i>\t</i>', '<i>\t</i>'],
  ['a line end where it is not replaced', required({ cast: 'sgraph_crlf' }), 'a\r\nb', 'a\r\nb'],
  ['a length below the least', required({ minlen: 3 }), 'ab', 'minlen'],
  ['the least length', required({ minlen: 3 }), 'abc', 'abc'],
  ['the greatest length', required({ maxlen: 3 }), 'abc', 'abc'],
  ['an empty text where a number is asked for', optional({ cast: 'int' }, null), '', null],
  ['an empty text where a length is asked for', optional({ minlen: 3 }, ''), '', ''],
  ['a number within bounds', required(within(2, 4)), 3, '3'],
  ['the least number', required(within(2, 4)), 2, '2'],
  ['the greatest number', required(within(2, 4)), '4', '4'],
  ['a number below the least', required(within(2, 4)), 1, 'between'],
  ['a word in bounds', required({ between: [0, 5] }), 'a', 'between'],
  ['the greatest number off the steps', required(within(0, 61, 5)), 61, '61'],
  ['a pattern with a line feed within', required({ regexp: /^[a-z]+$/, words: 'letters' }), 'a\nb', 'regexp'],
  ['a word where there is none', optional(word, null), '', null],
  ['a required word that is empty', required(word), '', 'empty'],
  ['an object where a word is listed', present(word, null), {}, 'invalidvalue'],
  ['a present field that is missing', present({}, null), undefined, 'undefined'],
  ['a present field', present({}, null), 'a', 'a'],
  ['a field that must be empty, and is missing', mustBeEmpty(null), undefined, null],
  ['a field that must be empty, and is null', mustBeEmpty(''), null, ''],
  ['a field that must be empty, and is', mustBeEmpty(null), '', null],
  ['a field that must be empty, and is a list', mustBeEmpty(null), [], 'empty'],
  ['a flag that is null', flag(), null, 0],
  ['an optional flag that is missing', optionalFlag(null), undefined, null],
  ['an optional flag that is null', optionalFlag(7), null, 7],
  ['an optional flag that is empty', optionalFlag(null), '', null],
  ['an optional flag that is true', optionalFlag(null), true, 1],
  ['capitals of a field that is not in lower case', required({}), 'AbC', 'AbC'],
  ['capitals of a field in lower case', required({ lower: true }), 'AbC', 'abc'],
])('%s', ([, field, value, stored]) => {
  expect(outcome(field, value)).toBe(stored);
});

test('parse reports the path, the rule and the value of the first refusal', () => {
  const fields = { name: required({}), size: required(within(0, 9)) };
  const refusal = catchRefusal(() => parse(fields, { name: 'x', size: 12 }, 'part'));
  expect(refusal.reason).toMatchObject({ field: 'part.size', rule: 'between', value: 12 });
});

test('the path of a refusal in the body itself is the name of the field', () => {
  const refusal = catchRefusal(() => parse({ size: required({ maxlen: 2 }) }, { size: 'abc' }));
  expect(refusal.reason).toEqual({
    message: 'size must be at most 2 bytes long, but is 3',
    field: 'size',
    rule: 'maxlen',
    value: 'abc',
  });
});

test('a refusal without a path is reported at its field', () => {
  const refusal = { field: 'size', rule: 'maxlen', requirement: 'must be short', value: 'abc' };
  const { message, field } = refusalReason(refusal);
  expect([message, field]).toEqual(['size must be short', 'size']);
  expect(refusalReason(refusal, 'part').field).toBe('part.size');
});

test('each kind of field stores what it is declared for', () => {
  const fields = {
    required: required({}),
    present: present({}, 7),
    optional: optional({}, 8),
    flag: flag(),
    optionalFlag: optionalFlag(9),
    empty: mustBeEmpty(10),
    fixed: fixed(11),
  };
  expect(parse(fields, { required: 'a', present: '', flag: 'yes', optionalFlag: 'yes' })).toEqual({
    required: 'a',
    present: 7,
    optional: 8,
    flag: 1,
    optionalFlag: 1,
    empty: 10,
    fixed: 11,
  });
  expect(parse({ switch: optionalFlag(9) }, { switch: [] })).toEqual({ switch: 9 });
});

test('an error other than a refusal is thrown on', () => {
  const check = {
    name: 'broken',
    words: 'whole',
    accepts: () => {
      throw new RangeError('a bug');
    },
  };
  expect(() => evaluate({ field: required({ check }) }, { field: 'x' })).toThrow(new RangeError('a bug'));
});

const listed = { oneOf: ['', 'no', 5] } as const;
const named = { name: 'named', words: 'a name', accepts: () => false };

test.for<[Field, unknown, string]>([
  [required({}), undefined, 'is missing'],
  [required({}), null, 'must not be null'],
  [required(listed), undefined, 'is missing; it must be one of no, 5'],
  [required(within(0, 9)), undefined, 'is missing; it must be a number from 0 to 9'],
  [required(within(0, 9, 3)), null, 'must not be null; it must be a number from 0 to 9 in steps of 3'],
  [required({ check: named, cast: 'int' }), undefined, 'is missing; it must be a name'],
  [required({ regexp: /x/, words: 'an x', cast: 'int' }), undefined, 'is missing; it must be an x'],
  [required({ cast: 'int' }), undefined, 'is missing; it must be a whole number without leading zeros'],
  [required({}), '', 'must not be empty'],
  [required({}), false, 'must not be empty'],
  [required({}), '<i></i>', 'must contain more than markup'],
  [required({ listOf: ['a', 'b'] }), 'a', 'must be a list of distinct values from a, b'],
  [required({ anyOf: ['a', 'b'] }), 'a', 'must be a list of values from a, b'],
  [required(listed), 'yes', 'must be one of no, 5'],
  [required({}), {}, 'must be a string or a number, not an object'],
  [required({}), [], 'must be a string or a number, not a list'],
  [required({ noneOf: ['a', 'b'] }), 'a', 'must not be "a" or "b"'],
  [required({ cast: 'sgraph' }), '\u0001', 'must be one line of printable text'],
  [required({ cast: 'graph' }), 'a b', 'must be printable ASCII without spaces'],
  [required({ minlen: 3 }), 'ab', 'must be at least 3 bytes long'],
  [required({ maxlen: 3 }), 'éé', 'must be at most 3 bytes long, but is 4'],
  [required(within(0, 60)), 61, 'must be a number from 0 to 60'],
  [required(within(0, 60, 5)), 7, 'must be a number from 0 to 60 in steps of 5'],
  [required({ check: named }), 'x', 'must be a name'],
  [required({ regexp: /^x$/, words: 'an x' }), 'y', 'must be an x'],
  [mustBeEmpty(null), 'x', 'must be left out or empty'],
])('%j with %j: %s', ([field, value, demand]) => {
  expect(evaluate({ field }, { field: value }).refusals.map((refusal) => refusal.requirement)).toEqual([demand]);
});

test('a message has a step only if the rule has one', () => {
  expect([within(0, 9), within(0, 9, 3)]).toStrictEqual([
    { cast: 'int', between: [0, 9] },
    { cast: 'int', between: [0, 9, 3] },
  ]);
});

test('keys without a field are ignored, inherited ones, too', () => {
  expect(parse({ name: optional({}, '') }, { name: 'a', other: 1 })).toEqual({ name: 'a' });
  expect(parse({ toString: optional({}, '') }, {})).toEqual({ toString: '' });
});

test('all fields are evaluated, even after a refusal', () => {
  const { refusals } = evaluate({ one: required({}), two: required({}) }, {});
  expect(refusals.map(({ field }) => field)).toEqual(['one', 'two']);
});

test('a field throws only refusals, whatever the value', () => {
  const fields = {
    text: optional({ maxlen: 40, check: contextName }, ''),
    word: optional(word, null),
    list: optional({ listOf: ['a'] }, null),
    switch: optionalFlag(null),
    number: optional(within(-5, 5), 0),
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const name of Object.keys(fields)) evaluate(fields, { [name]: value });
    }),
  );
});

function catchRefusal(work: () => unknown): BadRequest {
  try {
    work();
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
