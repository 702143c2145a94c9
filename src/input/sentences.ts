import * as z from 'zod';
import { closeName } from '#text/nearest.ts';
import { isContainer } from '#wire/values.ts';
import { describeValue, joinNames } from './describe-value.ts';

type RawIssue = z.core.$ZodRawIssue;

interface Names {
  /** What a slip of the hand may mean. */
  readonly names?: readonly string[];
  /** Where all of them can be read. */
  readonly list?: string;
}

/** Says of a value what it must be and what it is; for the `error` of a schema. */
export function mustBe(what: string, { names = [], list }: Names = {}) {
  return ({ input }: Pick<RawIssue, 'input'>): string => {
    if (input === undefined) return `is missing; it must be ${what}`;
    const meant = typeof input === 'string' ? closeName(input, names) : undefined;
    return `must be ${what}, but is ${describeValue(input)}${hint(meant, list)}`;
  };
}

/** The end of a sentence about an unknown name: what it may mean, or where the names are listed. */
export function hint(meant: string | undefined, list?: string): string {
  if (meant !== undefined) return `; did you mean ${meant}?`;
  return list === undefined ? '' : `; ${list} lists them`;
}

/** The same of a secret, which is not repeated. */
export function secretMustBe(what: string) {
  return ({ input }: Pick<RawIssue, 'input'>): string =>
    input === undefined ? `is missing; it must be ${what}` : `must be ${what}`;
}

/** How the sentence about a union begins that its branches have to complete. */
export const unionPrefix = 'but is ';

/** How a value is called by the name of its type. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
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
 * The predicate of a sentence about a value that a schema refuses; its subject is the place of the value. Of unknown keys it gives
 * the names that there can be, and of a union only the end: its branches say what it can be.
 */
export function issueMessage(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return mustBe(nameOfType(issue.expected))(issue);
    case 'invalid_value':
      return choice(issue.values.map(String), issue.input);
    case 'invalid_format':
      return mustBe(formats[issue.format] ?? 'of another form')(issue);
    case 'too_small':
      return tooFew(issue);
    case 'too_big':
      return tooMany(issue);
    case 'unrecognized_keys':
      return namesOf(issue.inst).join(',');
    case 'invalid_union':
      return issue.discriminator === undefined
        ? `${unionPrefix}${describeValue(issue.input)}`
        : choice(optionsOf(issue.options), chosen(issue));
    default:
      return 'is not allowed';
  }
}

function namesOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** How a type is called. */
export function nameOfType(type: string): string {
  return kinds[type] ?? type;
}

function choice(names: readonly string[], input: unknown): string {
  return mustBe(`${names.length > 2 ? 'one of ' : ''}${joinNames(names, 'or')}`, { names })({ input });
}

const optionsOf = (options: unknown): readonly string[] => (Array.isArray(options) ? options.map(String) : []);

/** The member of the input by which its schema is chosen. */
function chosen({ input, discriminator }: { input?: unknown; discriminator?: unknown }): unknown {
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
  if (origin === 'string') return minimum === 1 ? 'must not be empty' : `must have at least ${minimum} characters`;
  if (origin === 'array') return `must have at least ${count(minimum, 'item')}, but has ${lengthOf(input)}`;
  return `must be ${inclusive ? 'at least' : 'above'} ${minimum}, but is ${describeValue(input)}`;
}

function tooMany({ origin, maximum, inclusive, input }: Bound): string {
  if (origin === 'string') return `must have at most ${count(maximum, 'character')}, but has ${lengthOf(input)}`;
  if (origin === 'array') return `must have at most ${count(maximum, 'item')}, but has ${lengthOf(input)}`;
  return `must be ${inclusive ? 'at most' : 'below'} ${maximum}, but is ${describeValue(input)}`;
}

const lengthOf = (input: unknown): number => (typeof input === 'string' || Array.isArray(input) ? input.length : 0);

function count(number: unknown, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
