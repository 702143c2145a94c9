import * as z from 'zod';
import { joinNames } from '#input/describe-value.ts';
import { mustBe } from '#input/sentences.ts';
import { isShallow } from '#input/shallow.ts';
import { wholeNumber } from '#input/whole-number.ts';
import { portabilityEffects } from '#portability/later-changes.ts';
import { matchesGlob } from '#text/glob.ts';
import { percentDecode } from '#wire/percent.ts';
import { parseQuery } from '#wire/query.ts';
import { pathOf, queryOf } from '#wire/target.ts';
import { jsonOf } from './body.ts';
import { type JournalEntry, outcomeOfRequest, requestOutcomes } from './entry.ts';
import { type Mismatch, mismatchesIn } from './mismatch.ts';
import { methodPattern, parameterName, parameterText, pathPattern } from './request-fields.ts';
import { entryContains } from './text-match.ts';

/** The text fields of a pattern, in which `*` matches any characters. */
const textFields = {
  operation: z.string().optional().describe('Operation, such as `ipbx/pbx_settings/users:add`.'),
  path: pathPattern.optional().describe('Path without the query string and the prefix of a world.'),
  account: z.string().optional().describe('Name of the account that made the request.'),
  reasonField: z.string().optional().describe('The field named in the reason of a refusal.'),
  method: methodPattern.optional().describe('HTTP method.'),
};

/** What the conditions of a pattern match. */
const texts = {
  status: 'Status, or a class of them such as `4xx`; 0 for an answer that a fault cut off before its first byte.',
  generation: 'Number of the generation, which each reset increases; the first is 1.',
  ignored: 'True if any field of the body was ignored, or the path of an ignored field.',
  portability: 'True if the release of `--portability` does otherwise, or what it does: `refused` or `different`.',
  outcome: '`served`, `refused`, or `faulted` if a fault rule fired.',
  text: 'A part of the URL, the bodies or the reason, ignoring case.',
} as const;

const ignored = z.union([z.boolean(), z.string()], { error: mustBe('true, false, or the field that was ignored') });

const portability = z.union([z.boolean(), z.enum(portabilityEffects)], {
  error: mustBe(`true, false, ${joinNames(portabilityEffects, 'or')}`),
});

const text = z.string().min(1);

const outcome = z.enum(requestOutcomes, {
  error: mustBe(joinNames(requestOutcomes, 'or'), { names: requestOutcomes }),
});

const statusError = { error: mustBe('a status from 200 to 599, or a class of them such as 4xx') };
const statusClass = z.string().regex(/^[2-5]xx$/, { abort: true });
const statusNumber = z.int().refine((status) => status === 0 || (status >= 200 && status < 600), { abort: true });
const generation = z.int().min(1);

/** The properties of an entry that must match; absent ones match anything. */
export const patternSchema = z
  .strictObject({
    ...textFields,
    status: z.union([statusNumber, statusClass], statusError).optional().describe(texts.status),
    generation: generation.optional().describe(texts.generation),
    ignored: ignored.optional().describe(texts.ignored),
    portability: portability.optional().describe(texts.portability),
    outcome: outcome.optional().describe(texts.outcome),
    text: text.optional().describe(texts.text),
    query: z
      .record(parameterName, z.union([parameterText, z.number(), z.null()]))
      .optional()
      .describe('Parameters of the query string; `null` for one that must be absent.'),
    body: z
      .unknown()
      .refine(isShallow, 'must be nested at most 64 levels deep')
      .optional()
      .describe('JSON that the body must contain: objects may have more members, arrays must have the same length.'),
  })
  .meta({
    title: 'RequestPattern',
    description:
      'Conditions for requests; one left out matches any request. In `operation`, `path`, `account`, `method`, `reasonField` and `ignored`, `*` matches any characters.',
  });

/** A parsed pattern. */
export type Pattern = z.output<typeof patternSchema>;

const statusInUrl = z
  .string()
  .regex(/^(?:0|[2-5]\d\d)$/, { abort: true })
  .transform(Number);

/** The pattern as parameters of a URL, without query and body. */
export const patternParameters = z.object({
  ...textFields,
  status: z.union([statusInUrl, statusClass], statusError).optional().describe(texts.status),
  generation: wholeNumber.pipe(generation).optional().describe(texts.generation),
  ignored: z.string().transform(asNameOrTruth).optional().describe(texts.ignored),
  portability: z.string().transform(asNameOrTruth).pipe(portability).optional().describe(texts.portability),
  outcome: outcome.optional().describe(texts.outcome),
  text: text.optional().describe(texts.text),
});

/** Returns a text of a URL as the truth value or the name that it is. */
function asNameOrTruth(text: string): boolean | string {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

type Check = (pattern: Pattern, entry: JournalEntry) => readonly Mismatch[];

/** The most expensive check comes last. */
const checks: readonly Check[] = [
  like('operation', ({ operation }) => operation),
  like('method', ({ method }) => method),
  like('path', ({ url }) => normalizedPath(pathOf(url))),
  like('account', ({ account }) => account),
  like('reasonField', ({ reason }) => reason?.field),
  ({ status }, { answer }) => statusDifferences(status, answer.status),
  ({ ignored: expected }, entry) => ignoredDifferences(expected, entry.ignored),
  ({ portability: expected }, entry) => portabilityDifferences(expected, entry.portability),
  ({ outcome: expected }, entry) => outcomeDifferences(expected, entry),
  ({ generation }, entry) => (generation === undefined ? [] : mismatchesIn(generation, entry.generation, 'generation')),
  ({ query = {} }, { url }) => queryDifferences(query, url),
  ({ body }, entry) => (body === undefined ? [] : mismatchesIn(body, bodyOf(entry), 'body')),
  ({ text: expected }, entry) => textDifferences(expected, entry),
];

/** True if the entry matches the pattern. */
export function matches(pattern: Pattern, entry: JournalEntry): boolean {
  return checks.every((check) => check(pattern, entry).length === 0);
}

/** Returns all mismatches between the pattern and the entry. */
export function mismatchesOf(pattern: Pattern, entry: JournalEntry): readonly Mismatch[] {
  return checks.flatMap((check) => check(pattern, entry));
}

function like(at: keyof typeof textFields, actualOf: (entry: JournalEntry) => string | undefined): Check {
  return (pattern, entry) => {
    const expected = pattern[at];
    const actual = actualOf(entry);
    if (expected === undefined) return [];
    const glob = at === 'path' ? normalizedPath(expected) : expected;
    return actual !== undefined && matchesGlob(glob, actual) ? [] : [{ at, expected, actual }];
  };
}

function statusDifferences(expected: Pattern['status'], actual: number): readonly Mismatch[] {
  const isMatch = expected === undefined || String(actual).startsWith(String(expected).replace('xx', ''));
  return isMatch ? [] : [{ at: 'status', expected, actual }];
}

function outcomeDifferences(
  expected: Pattern['outcome'],
  { answer, reason, fault }: JournalEntry,
): readonly Mismatch[] {
  if (expected === undefined) return [];
  const actual = outcomeOfRequest({ status: answer.status, reason, fault });
  return actual === expected ? [] : [{ at: 'outcome', expected, actual }];
}

/** The entry has no single value to compare with. */
function textDifferences(expected: Pattern['text'], entry: JournalEntry): readonly Mismatch[] {
  const isMatch = expected === undefined || entryContains(entry, expected);
  return isMatch ? [] : [{ at: 'text', expected, actual: undefined }];
}

function ignoredDifferences(expected: Pattern['ignored'], fields: JournalEntry['ignored'] = []): readonly Mismatch[] {
  if (expected === undefined) return [];
  const places = fields.map(({ field }) => field);
  const isMatch =
    typeof expected === 'boolean'
      ? expected === places.length > 0
      : places.some((place) => matchesGlob(expected, place));
  return isMatch ? [] : [{ at: 'ignored', expected, actual: places }];
}

function portabilityDifferences(
  expected: Pattern['portability'],
  notes: JournalEntry['portability'] = [],
): readonly Mismatch[] {
  if (expected === undefined) return [];
  const effects = notes.map(({ effect }) => effect);
  const isMatch = typeof expected === 'boolean' ? expected === effects.length > 0 : effects.includes(expected);
  return isMatch ? [] : [{ at: 'portability', expected, actual: effects }];
}

function queryDifferences(parameters: NonNullable<Pattern['query']>, url: string): readonly Mismatch[] {
  const query = parseQuery(queryOf(url));
  return Object.entries(parameters).flatMap(([name, expected]) => {
    const actual = query.text(name);
    const isMatch = expected === null ? !query.has(name) : actual === String(expected);
    return isMatch ? [] : [{ at: `query.${name}`, expected, actual }];
  });
}

/** Parses the body like the pattern, by `JSON.parse`, so that numbers are not compared as the act reads them (core.md 7.3). */
function bodyOf({ request: { body } }: JournalEntry): unknown {
  return jsonOf(body) === undefined ? textOf(body) : JSON.parse(body.toString());
}

function textOf(body: Buffer): string | undefined {
  return body.length === 0 ? undefined : body.toString();
}

/** Normalizes percent-encoding, repeated slashes and a trailing slash, which do not change the resource (core.md 1.3). */
function normalizedPath(path: string): string {
  return percentDecode(path)
    .toString()
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1');
}
