import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { isShallow } from '#input/shallow.ts';
import { wholeNumber } from '#input/whole-number.ts';
import { matchesGlob } from '#text/glob.ts';
import { percentDecode } from '#wire/percent.ts';
import { parseQuery } from '#wire/query.ts';
import { pathOf, queryOf } from '#wire/target.ts';
import { jsonOf } from './body.ts';
import { methodPattern, parameterName, parameterText, pathPattern } from './call-fields.ts';
import type { JournalEntry } from './entry.ts';
import { type Mismatch, mismatchesIn } from './mismatch.ts';

/** The parts of a pattern that are one word, in which `*` stands for any text. */
const words = {
  operation: z.string().optional(),
  path: pathPattern.optional(),
  account: z.string().optional(),
  /** The field that a refusal names. */
  reasonField: z.string().optional(),
  method: methodPattern.optional(),
};

/** Whether fields of the body were ignored, or the place of one that was; `*` stands for any text. */
const ignored = z.union([z.boolean(), z.string()], { error: mustBe('true, false, or the field that was ignored') });

const statusError = { error: mustBe('a status from 200 to 599, or a class of them such as 4xx') };
const statusClass = z.string().regex(/^[2-5]xx$/, { abort: true });
const statusNumber = z.int().refine((status) => status === 0 || (status >= 200 && status < 600), { abort: true });
const generation = z.int().min(1);

/** What calls have to be like; what a pattern leaves out may be anything. */
export const patternSchema = z.strictObject({
  ...words,
  /** 0 is that of an answer which a fault broke off before it began. */
  status: z.union([statusNumber, statusClass], statusError).optional(),
  generation: generation.optional(),
  ignored: ignored.optional(),
  /** Parameters of the query string; `null` for one that must be absent. */
  query: z.record(parameterName, z.union([parameterText, z.number(), z.null()])).optional(),
  /** JSON that the body must contain. */
  body: z.unknown().refine(isShallow, 'must be nested at most 64 levels deep').optional(),
});

export type Pattern = z.output<typeof patternSchema>;

const statusInUrl = z
  .string()
  .regex(/^(?:0|[2-5]\d\d)$/, { abort: true })
  .transform(Number);

/** The same as parameters of a URL. */
export const patternParameters = z.object({
  ...words,
  status: z.union([statusInUrl, statusClass], statusError).optional(),
  generation: wholeNumber.pipe(generation).optional(),
  ignored: z.string().transform(asSwitch).optional(),
});

function asSwitch(text: string): boolean | string {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

type Check = (pattern: Pattern, entry: JournalEntry) => readonly Mismatch[];

/** The costly one last. */
const checks: readonly Check[] = [
  like('operation', ({ operation }) => operation),
  like('method', ({ method }) => method),
  like('path', ({ url }) => plainPath(pathOf(url))),
  like('account', ({ account }) => account),
  like('reasonField', ({ reason }) => reason?.field),
  ({ status }, { answer }) => statusDifferences(status, answer.status),
  ({ ignored: expected }, entry) => ignoredDifferences(expected, entry.ignored),
  ({ generation }, entry) => (generation === undefined ? [] : mismatchesIn(generation, entry.generation, 'generation')),
  ({ query = {} }, { url }) => queryDifferences(query, url),
  ({ body }, entry) => (body === undefined ? [] : mismatchesIn(body, bodyOf(entry), 'body')),
];

/** Whether the call is as the pattern wants it. */
export function matches(pattern: Pattern, entry: JournalEntry): boolean {
  return checks.every((check) => check(pattern, entry).length === 0);
}

/** Everything in which the call is not as the pattern wants it. */
export function mismatchesOf(pattern: Pattern, entry: JournalEntry): readonly Mismatch[] {
  return checks.flatMap((check) => check(pattern, entry));
}

function like(at: keyof typeof words, actualOf: (entry: JournalEntry) => string | undefined): Check {
  return (pattern, entry) => {
    const expected = pattern[at];
    const actual = actualOf(entry);
    if (expected === undefined) return [];
    const wanted = at === 'path' ? plainPath(expected) : expected;
    return actual !== undefined && matchesGlob(wanted, actual) ? [] : [{ at, expected, actual }];
  };
}

function statusDifferences(expected: Pattern['status'], actual: number): readonly Mismatch[] {
  const isWanted = expected === undefined || String(actual).startsWith(String(expected).replace('xx', ''));
  return isWanted ? [] : [{ at: 'status', expected, actual }];
}

function ignoredDifferences(expected: Pattern['ignored'], fields: JournalEntry['ignored'] = []): readonly Mismatch[] {
  if (expected === undefined) return [];
  const places = fields.map(({ field }) => field);
  const isWanted =
    typeof expected === 'boolean'
      ? expected === places.length > 0
      : places.some((place) => matchesGlob(expected, place));
  return isWanted ? [] : [{ at: 'ignored', expected, actual: places }];
}

function queryDifferences(wanted: NonNullable<Pattern['query']>, url: string): readonly Mismatch[] {
  const query = parseQuery(queryOf(url));
  return Object.entries(wanted).flatMap(([name, expected]) => {
    const actual = query.text(name);
    const isWanted = expected === null ? !query.has(name) : actual === String(expected);
    return isWanted ? [] : [{ at: `query.${name}`, expected, actual }];
  });
}

/** Numbers are compared as a pattern has them too, not as the act reads them (core.md 7.3). */
function bodyOf({ request: { body } }: JournalEntry): unknown {
  return jsonOf(body) === undefined ? textOf(body) : JSON.parse(body.toString());
}

function textOf(body: Buffer): string | undefined {
  return body.length === 0 ? undefined : body.toString();
}

/** Paths that lead to the same place are one: escapes, runs of slashes and a final one say nothing (core.md 1.3). */
function plainPath(path: string): string {
  return percentDecode(path)
    .toString()
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1');
}
