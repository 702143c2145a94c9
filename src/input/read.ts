import type * as z from 'zod';
import { joinNames, shorten } from './describe-value.ts';
import { findProtoKey } from './proto.ts';
import { nameOfType, unionPrefix, issueMessage } from './sentences.ts';
import { unknownKey } from './unknown-name.ts';

/** One thing that is wrong with an input, and where. */
export interface InputProblem {
  /** `faults[1].trigger.times`; empty for the input as a whole. */
  readonly at: string;
  /** The rest of the sentence that begins with the place: `must be at least 1, but is 0`. */
  readonly message: string;
}

/** More faults are only counted: an input may have a million, and each sentence looks for a near name. */
export const maxProblems = 100;

/** Input that its schema refuses, with the first things that are wrong with it. */
export class InvalidInput extends Error {
  readonly problems: readonly InputProblem[];

  /** `subject` is what the sentence calls the whole input; `count` is how many faults there are. */
  constructor(faults: readonly InputProblem[], subject: string, count = faults.length) {
    super(sentenceOf(faults, subject, count));
    this.problems = faults;
  }
}

/** The first faults of an input, and how many there are. */
interface Refused {
  readonly faults: readonly InputProblem[];
  readonly count: number;
}

/** The value as the schema reads it; throws `InvalidInput`. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown, subject = 'the body'): z.output<Schema> {
  const result = tryRead(schema, value);
  if ('data' in result) return result.data;
  throw new InvalidInput(result.faults, subject, result.count);
}

/** The value as the schema reads it, or what is wrong with it. */
export function tryRead<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | Refused {
  const proto = findProtoKey(value);
  if (proto !== undefined) {
    return { faults: [{ at: placeOf(proto), message: 'is a name that nothing can have' }], count: 1 };
  }
  const result = schema.safeParse(value, { error: issueMessage });
  if (result.success) return { data: result.data };
  const issues = firstOfEach(result.error.issues);
  return {
    faults: issues
      .slice(0, maxProblems)
      .flatMap((issue) => faultsIn(issue))
      .slice(0, maxProblems),
    count: issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0),
  };
}

/** Longer places are cut in the middle. */
const longestPlace = 300;

/** A path as it is written: `faults[1].trigger.times`. */
function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${shorten(String(part))}`));
  const place = parts.join('').replace(/^\./, '');
  return place.length > longestPlace
    ? `${place.slice(0, longestPlace / 2)}...${place.slice(-longestPlace / 2)}`
    : place;
}

/** The first issue of each place: unknown keys of an object explain why it fails as a whole. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const place = placeOf(path);
    return !seen.has(place) && seen.add(place);
  });
}

function sentenceOf([first]: readonly InputProblem[], subject: string, count: number): string {
  const { at, message } = first ?? { at: '', message: 'is not valid' };
  const more = count < 2 ? '' : ` (and ${count - 1} more fault${count === 2 ? '' : 's'})`;
  return `${at === '' ? subject : at} ${message}${more}`;
}

function faultsIn(issue: z.core.$ZodIssue, outer: readonly PropertyKey[] = []): readonly InputProblem[] {
  const path = [...outer, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxProblems).map((key) => ({
        at: placeOf([...path, key]),
        message: unknownKey(key, issue.message.split(',')),
      }));
    case 'invalid_key':
      return issue.issues.flatMap((inner) => faultsIn(inner, path));
    case 'invalid_union':
      return issue.message.startsWith(unionPrefix)
        ? faultsInUnion(issue, path)
        : [{ at: placeOf(path), message: issue.message }];
    default:
      return [{ at: placeOf(path), message: issue.message }];
  }
}

/** What is wrong by the branch of which the value is; when it is of none, what it could be. */
function faultsInUnion(
  { errors, message }: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
): readonly InputProblem[] {
  const meant = errors.find((issues) => issues.every((issue) => !isOtherType(issue)));
  if (meant !== undefined) return meant.flatMap((issue) => faultsIn(issue, path));
  const types = errors.flatMap((issues) => issues.flatMap(typesOf));
  const kinds = joinNames([...new Set(types)].map(nameOfType), 'or');
  return [{ at: placeOf(path), message: `must be ${kinds}, ${message}` }];
}

function isOtherType(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(isOfOtherType));
}

const isOfOtherType = (issues: readonly z.core.$ZodIssue[]): boolean => issues.some(isOtherType);

function typesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flatMap((issues) => issues.flatMap(typesOf));
  return issue.code === 'invalid_type' ? [issue.expected] : [];
}
