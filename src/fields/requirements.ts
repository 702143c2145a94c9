import { kindOf, quoted } from '#errors.ts';
import type { Cast, Rule } from './rule.ts';

const castWords: Readonly<Record<Cast, string>> = {
  sgraph: 'one line of printable text',
  sgraph_tab: 'one line of printable text',
  sgraph_crlf: 'printable text',
  sgraph_crlf_tab: 'printable text',
  uint: 'a whole number from 0 to 2147483647, without leading zeros',
  ulongint: 'a whole number of at most 20 digits, without leading zeros',
  int: 'a whole number without leading zeros',
  ufloat: 'a non-negative number, such as 1.5',
  float: 'a number, such as -1.5',
  digit: 'digits',
  xdigit: 'hexadecimal digits',
  alpha: 'letters',
  alnum: 'letters and digits',
  graph: 'printable ASCII without spaces',
};

/**
 * Returns the predicate of the sentence about a refused value, such as `must be at least 3 bytes long`.
 *
 * @param broken the name of the rule that the value breaks, as core.md 7.1 calls it.
 */
export function requirementOf(rule: Rule, broken: string, value: unknown): string {
  if (rule.check?.name === broken) return `must be ${rule.check.words}`;
  switch (broken) {
    case 'undefined':
      return `${value === null ? 'must not be null' : 'is missing'}${missingHint(rule)}`;
    case 'empty':
      return isEmptyText(value) ? 'must not be empty' : 'must contain more than markup';
    case 'invalidvalue':
      return valueRequirement(rule, value);
    case 'cast':
      return `must be ${castWords[rule.cast ?? 'sgraph']}`;
    case 'minlen':
      return `must be at least ${rule.minlen} bytes long`;
    case 'maxlen':
      return `must be at most ${rule.maxlen} bytes long, but is ${Buffer.byteLength(String(value))}`;
    case 'between':
      return `must be ${rangeWords(rule.between ?? [0, 0])}`;
    default:
      return `must be ${rule.words}`;
  }
}

/**
 * Returns what a rule accepts, as noun phrases: `one line of printable text`, `at most 128 bytes`. The values of `oneOf`, `listOf` and
 * `anyOf` are not repeated.
 */
export function acceptedBy(rule: Rule): readonly string[] {
  const { minlen, maxlen, noneOf = [], listOf, anyOf, between, check, words, cast } = rule;
  const number = between && rangeWords(between);
  const form = cast === 'int' && number !== undefined ? undefined : cast && castWords[cast];
  const texts = [
    listOf && 'a list of distinct values',
    anyOf && 'a list of values',
    form,
    number,
    check?.words,
    words,
    minlen !== undefined && `at least ${minlen} bytes`,
    maxlen !== undefined && `at most ${maxlen} bytes`,
    noneOf.length > 0 && `not ${noneOf.map(quoted).join(' or ')}`,
  ];
  return texts.filter((text) => typeof text === 'string');
}

/** What a missing value must be, by the most specific part of its rule; empty if the rule accepts any string. */
function missingHint({ between, oneOf, check, words, cast }: Rule): string {
  if (oneOf !== undefined) return `; it must be one of ${enumeration(oneOf)}`;
  if (between !== undefined) return `; it must be ${rangeWords(between)}`;
  const accepted = check?.words ?? words ?? (cast && castWords[cast]);
  return accepted === undefined ? '' : `; it must be ${accepted}`;
}

const isEmptyText = (value: unknown): boolean => value === '' || value === false;

function valueRequirement({ oneOf, listOf, anyOf, noneOf }: Rule, value: unknown): string {
  if (listOf !== undefined) return `must be a list of distinct values from ${enumeration(listOf)}`;
  if (anyOf !== undefined) return `must be a list of values from ${enumeration(anyOf)}`;
  if (oneOf !== undefined) return `must be one of ${enumeration(oneOf)}`;
  if (typeof value === 'object') return `must be a string or a number, not ${kindOf(value)}`;
  return `must not be ${(noneOf ?? []).map(quoted).join(' or ')}`;
}

const enumeration = (words: readonly (string | number)[]): string => words.filter((word) => word !== '').join(', ');

function rangeWords([min, max, step]: readonly [number, number, number?]): string {
  const range = `a number from ${min} to ${max}`;
  return step === undefined ? range : `${range} in steps of ${step}`;
}
