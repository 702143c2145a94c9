import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { jsonValue } from '#input/json-value.ts';
import { mustBe } from '#input/sentences.ts';
import { isContainer } from '#wire/values.ts';

/** One hour, in milliseconds. */
const maxDelay = 3_600_000;
const duration = z.number().min(0).max(maxDelay);
const mustBeDelay = mustBe('a duration of at most an hour such as 500ms or 2s, or an object with from and to');

/** A fixed delay becomes a range from and to itself. */
const delay = z.union(
  [
    milliseconds.pipe(duration).transform((fixed) => ({ from: fixed, to: fixed })),
    z
      .strictObject({ from: milliseconds.pipe(duration), to: milliseconds.pipe(duration) })
      .refine(({ from, to }) => from <= to, 'must not have a from above its to'),
  ],
  { error: (issue) => (isContainer(issue.input) ? undefined : mustBeDelay(issue)) },
);

/** Headers that the server sets itself to frame the answer. */
const framingHeaders = new Set(['content-length', 'transfer-encoding', 'trailer']);

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: 'is not the name of a header', abort: true })
  .refine((name) => !framingHeaders.has(name.toLowerCase()), 'is a header that the server sets itself; leave it out');

const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, { error: mustBe('a string on one line, with characters up to U+00FF') });

/** An answer in place of that of the PBX. */
export const cannedAnswer = z.strictObject({
  status: z.int().min(200).max(599).describe('Status of the answer.'),
  headers: z.record(headerName, headerValue).default({}).describe('Headers of the answer.'),
  body: jsonValue.optional().describe('Body of the answer: a string is sent unchanged, any other value as JSON.'),
});

const key = z.string().min(1);

/** Changes to the JSON answer of the PBX. */
export const faultMutation = z
  .strictObject({
    drop: z
      .array(key)
      .optional()
      .describe('Keys to remove. A key is a path with dots, which applies to every element of a list.'),
    replace: z.record(key, jsonValue).optional().describe('Values for existing keys.'),
    add: z.record(key, jsonValue).optional().describe('Values for new or existing keys.'),
    truncate: z.int().min(0).optional().describe('Maximum number of elements to keep if the answer is a list.'),
  })
  .refine((keys) => Object.keys(keys).length > 0, 'must have one of drop, replace, add and truncate');

/**
 * The action of a fault: an optional delay, then at most one of `respond` (answer the request), `transport` (break the
 * connection) and `mutate` (change the JSON answer).
 */
export const faultAction = z
  .strictObject({
    delay: delay.optional().describe('How long the request waits: a duration, or a range to draw one from.'),
    respond: cannedAnswer.optional().describe('Answer the request.'),
    transport: z
      .enum(['reset', 'empty', 'truncated', 'never'])
      .optional()
      .describe('Break the connection: reset it, close it without or in the middle of the answer, or never answer.'),
    mutate: faultMutation.optional().describe('Change the JSON answer.'),
  })
  .refine((parts) => Object.keys(parts).length > 0, 'must have one of delay, respond, transport and mutate')
  .refine(
    ({ respond: answer, transport, mutate }) =>
      [answer, transport, mutate].filter((part) => part !== undefined).length < 2,
    'must have only one of respond, transport and mutate',
  );

/** A parsed action; delays are in milliseconds. */
export type FaultAction = z.output<typeof faultAction>;

/** How a connection fails: reset, closed without an answer, closed in the middle of the answer, or left open without one. */
export type TransportFault = NonNullable<FaultAction['transport']>;

/** True if the action changes the answer, so that it can run only after the act. */
export function needsAnswer({ mutate, transport }: FaultAction): boolean {
  return mutate !== undefined || transport === 'truncated';
}

/** True if the action ends the request, so that no further rule is evaluated. */
export function isFinal({ respond: answer, transport }: FaultAction): boolean {
  return answer !== undefined || transport !== undefined;
}
