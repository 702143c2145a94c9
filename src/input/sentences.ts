import * as z from 'zod';
import { closeName } from '#text/nearest.ts';
import { isContainer } from '#wire/values.ts';
import { describeValue, joinNames } from './describe-value.ts';

type RawIssue = z.core.$ZodRawIssue;

interface Names {
  /** The allowed names, one of which may be suggested. */
  readonly names?: readonly string[];
  /** Where all names are listed: `GET /__admin/operations`. */
  readonly list?: string;
}

/**
 * Returns the `error` of a schema: it says what a value must be, and what it is.
 *
 * @example
 * z.string().regex(/^\d+$/, { error: mustBe('a whole number') }) // must be a whole number, but is "x"
 */
export function mustBe(expected: string, { names = [], list }: Names = {}) {
  return ({ input }: Pick<RawIssue, 'input'>): string => {
    if (input === undefined) return `is missing; it must be ${expected}`;
    const suggestion = typeof input === 'string' ? closeName(input, names) : undefined;
    return `must be ${expected}, but is ${describeValue(input)}${hint(suggestion, list)}`;
  };
}

/** Returns the end of a sentence about an unknown name: the name that may be meant, or else where the names are listed. */
export function hint(suggestion: string | undefined, list?: string): string {
  if (suggestion !== undefined) return `; did you mean ${suggestion}?`;
  return list === undefined ? '' : `; ${list} lists them`;
}

/** As `mustBe`, for a secret: the message leaves the value out. */
export function secretMustBe(expected: string) {
  return ({ input }: Pick<RawIssue, 'input'>): string =>
    input === undefined ? `is missing; it must be ${expected}` : `must be ${expected}`;
}

/** The beginning of the message about a union whose branches have to say what they accept. */
export const unionPrefix = 'but is ';

/** What a sentence calls a value of a type. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const formats: Readonly<Record<string, string>> = {
  datetime: 'a time such as 2012-10-01T12:00:00Z',
  date: 'a date such as 2012-10-01',
};

/**
 * Returns the message of an issue: the predicate of a sentence that begins with the path of the value. For unknown keys it
 * returns the known keys, joined by commas; for a union without discriminator only the end of the sentence, because its
 * branches say what they accept.
 */
export function issueMessage(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return mustBe(nameOfType(issue.expected))(issue);
    case 'invalid_value':
      return choice(issue.values.map(String), issue.input);
    case 'invalid_format':
      return mustBe(formats[issue.format] ?? 'in a different format')(issue);
    case 'too_small':
      return tooFew(issue);
    case 'too_big':
      return tooMany(issue);
    case 'unrecognized_keys':
      return namesOf(issue.inst).join(',');
    case 'invalid_union':
      return issue.discriminator === undefined
        ? `${unionPrefix}${describeValue(issue.input)}`
        : choice(optionsOf(issue.options), discriminatorOf(issue));
    default:
      return 'is not allowed';
  }
}

function namesOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Returns what a sentence calls a value of a type: `a string`. */
export function nameOfType(type: string): string {
  return kinds[type] ?? type;
}

function choice(names: readonly string[], input: unknown): string {
  return mustBe(`${names.length > 2 ? 'one of ' : ''}${joinNames(names, 'or')}`, { names })({ input });
}

const optionsOf = (options: unknown): readonly string[] => (Array.isArray(options) ? options.map(String) : []);

/** The value of the input's key that selects the branch of a union. */
function discriminatorOf({ input, discriminator }: { input?: unknown; discriminator?: unknown }): unknown {
  const key = String(discriminator);
  return isContainer(input) ? new Map(Object.entries(input)).get(key) : undefined;
}

interface Bound {
  readonly origin: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: boolean | undefined;
  readonly input?: unknown;
}

function tooFew({ origin, minimum, inclusive, input }: Bound): string {
  if (origin === 'string')
    return minimum === 1 ? 'must not be empty' : `must be at least ${count(minimum, 'character')} long`;
  if (origin === 'array') return `must have at least ${count(minimum, 'item')}, but has ${lengthOf(input)}`;
  return `must be ${inclusive ? 'at least' : 'above'} ${minimum}, but is ${describeValue(input)}`;
}

function tooMany({ origin, maximum, inclusive, input }: Bound): string {
  if (origin === 'string') return `must be at most ${count(maximum, 'character')} long, but is ${lengthOf(input)}`;
  if (origin === 'array') return `must have at most ${count(maximum, 'item')}, but has ${lengthOf(input)}`;
  return `must be ${inclusive ? 'at most' : 'below'} ${maximum}, but is ${describeValue(input)}`;
}

const lengthOf = (input: unknown): number => (typeof input === 'string' || Array.isArray(input) ? input.length : 0);

function count(number: unknown, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
