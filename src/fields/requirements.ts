import { kindOf, quoted } from '#errors.ts';
import type { Cast, Rule } from './rule.ts';

const casts: Readonly<Record<Cast, string>> = {
  sgraph: 'one line of printable text',
  sgraph_tab: 'one line of printable text',
  sgraph_crlf: 'printable text',
  sgraph_crlf_tab: 'printable text',
  uint: 'a whole number from 0 to 2147483647, without leading zeros',
  ulongint: 'a whole number of at most 20 digits, without leading zeros',
  int: 'a whole number without leading zeros',
  ufloat: 'a number that is not negative, such as 1.5',
  float: 'a number, such as -1.5',
  digit: 'digits',
  xdigit: 'hexadecimal digits',
  alpha: 'letters',
  alnum: 'letters and digits',
  graph: 'printable ASCII without blanks',
};

/** The end of the sentence about a value that breaks a rule (the word of core.md 7.1): what it must be instead. */
export function requirementOf(rule: Rule, broken: string, value: unknown): string {
  if (rule.check?.name === broken) return `must be ${rule.check.words}`;
  switch (broken) {
    case 'undefined':
      return `${value === null ? 'must not be null' : 'is missing'}${wholeDemand(rule)}`;
    case 'empty':
      return emptyText(value) ? 'must not be empty' : 'must hold more than markup';
    case 'invalidvalue':
      return listDemand(rule, value);
    case 'cast':
      return `must be ${casts[rule.cast ?? 'sgraph']}`;
    case 'minlen':
      return `must be at least ${rule.minlen} bytes long`;
    case 'maxlen':
      return `must be at most ${rule.maxlen} bytes long, and has ${Buffer.byteLength(String(value))}`;
    case 'between':
      return `must be ${rangeWords(rule.between ?? [0, 0])}`;
    default:
      return `must be ${rule.words}`;
  }
}

/** What a value must be by the most telling of the rules. */
function wholeDemand({ between, oneOf, check, words, cast }: Rule): string {
  if (oneOf !== undefined) return `: it must be one of ${enumeration(oneOf)}`;
  if (between !== undefined) return `: it must be ${rangeWords(between)}`;
  const told = check?.words ?? words ?? (cast && casts[cast]);
  return told === undefined ? '' : `: it must be ${told}`;
}

const emptyText = (value: unknown): boolean => value === '' || value === false;

function listDemand({ oneOf, listOf, anyOf, noneOf }: Rule, value: unknown): string {
  if (listOf !== undefined) return `must be a list of different words out of ${enumeration(listOf)}`;
  if (anyOf !== undefined) return `must be a list of words out of ${enumeration(anyOf)}`;
  if (oneOf !== undefined) return `must be one of ${enumeration(oneOf)}`;
  if (typeof value === 'object') return `must be a text or a number, not ${kindOf(value)}`;
  return `must not be ${(noneOf ?? []).map(quoted).join(' or ')}`;
}

const enumeration = (words: readonly (string | number)[]): string => words.filter((word) => word !== '').join(', ');

function rangeWords([least, greatest, step]: readonly [number, number, number?]): string {
  const range = `a number from ${least} to ${greatest}`;
  return step === undefined ? range : `${range} in steps of ${step}`;
}
