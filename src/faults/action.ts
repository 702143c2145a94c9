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

const respond = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(headerName, headerValue).default({}),
  /** A string is sent unchanged, any other value as JSON. */
  body: jsonValue.optional(),
});

const key = z.string().min(1);

const mutation = z
  .strictObject({
    drop: z.array(key).optional(),
    replace: z.record(key, jsonValue).optional(),
    add: z.record(key, jsonValue).optional(),
    truncate: z.int().min(0).optional(),
  })
  .refine((keys) => Object.keys(keys).length > 0, 'must have one of drop, replace, add and truncate');

/**
 * The action of a fault: an optional delay, then at most one of `respond` (answer the request), `transport` (break the
 * connection) and `mutate` (change the JSON answer).
 */
export const faultAction = z
  .strictObject({
    delay: delay.optional(),
    respond: respond.optional(),
    transport: z.enum(['reset', 'empty', 'truncated', 'never']).optional(),
    mutate: mutation.optional(),
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
