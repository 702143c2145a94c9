import type * as z from 'zod';
import { joinNames, shorten } from './describe-value.ts';
import { findProtoKey } from './proto.ts';
import { issueMessage, nameOfType, unionPrefix } from './sentences.ts';
import { unknownKey } from './unknown-name.ts';

/** One problem of an input. */
export interface InputProblem {
  /** The path of the value: `faults[1].trigger.times`; empty for the input itself. */
  readonly at: string;
  /** The predicate of the sentence that begins with the path: `must be at least 1, but is 0`. */
  readonly message: string;
}

/**
 * Maximum number of problems that are described; the others are only counted, because each description searches for a
 * similar name.
 */
export const maxProblems = 100;

/** An input that does not match its schema. The message describes the first problem and counts the others. */
export class InvalidInput extends Error {
  /** The first problems, at most 100. */
  readonly problems: readonly InputProblem[];

  /**
   * @param subject what a sentence calls the input itself: `the body`.
   * @param count the number of all problems.
   */
  constructor(problems: readonly InputProblem[], subject: string, count = problems.length) {
    super(sentenceOf(problems, subject, count));
    this.problems = problems;
  }
}

/** The first problems of an input, and the number of all. */
interface Problems {
  readonly problems: readonly InputProblem[];
  readonly count: number;
}

/**
 * Parses a value with a schema. Throws `InvalidInput`.
 *
 * @param subject what a message calls the value itself.
 * @example
 * read(z.object({ port: z.number() }), { port: '80' }); // throws: port must be a number, but is "80"
 */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown, subject = 'the body'): z.output<Schema> {
  const result = tryRead(schema, value);
  if ('data' in result) return result.data;
  throw new InvalidInput(result.problems, subject, result.count);
}

/** As `read`, but returns the problems instead of throwing. */
export function tryRead<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | Problems {
  const proto = findProtoKey(value);
  if (proto !== undefined) {
    return { problems: [{ at: pathText(proto), message: 'is not allowed as a key' }], count: 1 };
  }
  const result = schema.safeParse(value, { error: issueMessage });
  if (result.success) return { data: result.data };
  const issues = firstOfEach(result.error.issues);
  return {
    problems: issues
      .slice(0, maxProblems)
      .flatMap((issue) => problemsOf(issue))
      .slice(0, maxProblems),
    count: issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0),
  };
}

/** In characters: longer paths are cut in the middle. */
const maxPathLength = 300;

/** Returns a path as text: `faults[1].trigger.times`. */
function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${shorten(String(part))}`));
  const text = parts.join('').replace(/^\./, '');
  return text.length > maxPathLength ? `${text.slice(0, maxPathLength / 2)}...${text.slice(-maxPathLength / 2)}` : text;
}

/** Returns the first issue of each path: the unknown keys of an object already explain why the object is refused. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const text = pathText(path);
    return !seen.has(text) && seen.add(text);
  });
}

function sentenceOf([first]: readonly InputProblem[], subject: string, count: number): string {
  const { at, message } = first ?? { at: '', message: 'is not valid' };
  const more = count < 2 ? '' : ` (and ${count - 1} more error${count === 2 ? '' : 's'})`;
  return `${at === '' ? subject : at} ${message}${more}`;
}

function problemsOf(issue: z.core.$ZodIssue, outer: readonly PropertyKey[] = []): readonly InputProblem[] {
  const path = [...outer, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxProblems).map((key) => ({
        at: pathText([...path, key]),
        message: unknownKey(key, issue.message.split(',')),
      }));
    case 'invalid_key':
      return issue.issues.flatMap((inner) => problemsOf(inner, path));
    case 'invalid_union':
      return issue.message.startsWith(unionPrefix)
        ? unionProblems(issue, path)
        : [{ at: pathText(path), message: issue.message }];
    default:
      return [{ at: pathText(path), message: issue.message }];
  }
}

/**
 * Returns the problems in the branch of a union that has the type of the value; if there is none, the types that it may
 * have.
 */
function unionProblems(
  { errors, message }: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
): readonly InputProblem[] {
  const branch = errors.find((issues) => issues.every((issue) => !isOtherType(issue)));
  if (branch !== undefined) return branch.flatMap((issue) => problemsOf(issue, path));
  const types = errors.flatMap((issues) => issues.flatMap(typesOf));
  const kinds = joinNames([...new Set(types)].map(nameOfType), 'or');
  return [{ at: pathText(path), message: `must be ${kinds}, ${message}` }];
}

function isOtherType(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(hasOtherType));
}

const hasOtherType = (issues: readonly z.core.$ZodIssue[]): boolean => issues.some(isOtherType);

function typesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flatMap((issues) => issues.flatMap(typesOf));
  return issue.code === 'invalid_type' ? [issue.expected] : [];
}
