import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { jsonValue } from '#input/json-value.ts';
import { mustBe } from '#input/sentences.ts';
import { isContainer } from '#wire/values.ts';

const longestDelay = 3_600_000;
const span = z.number().min(0).max(longestDelay);
const mustBeDelay = mustBe('a duration of at most an hour such as 500ms or 2s, or an object with from and to');

/** A fixed delay is one from itself to itself. */
const delay = z.union(
  [
    milliseconds.pipe(span).transform((fixed) => ({ from: fixed, to: fixed })),
    z
      .strictObject({ from: milliseconds.pipe(span), to: milliseconds.pipe(span) })
      .refine(({ from, to }) => from <= to, 'must not have a from above its to'),
  ],
  { error: (issue) => (isContainer(issue.input) ? undefined : mustBeDelay(issue)) },
);

/** The server frames its answers itself. */
const framing = new Set(['content-length', 'transfer-encoding', 'trailer']);

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: 'is not a name that a header can have', abort: true })
  .refine((name) => !framing.has(name.toLowerCase()), 'is a header that the server sets by itself; leave it out');

const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, { error: mustBe('a text on one line, of letters up to U+00FF') });

const respond = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(headerName, headerValue).default({}),
  /** A text goes out as it is, anything else as JSON. */
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
  .refine((given) => Object.keys(given).length > 0, 'must have one of drop, replace, add and truncate');

/** What a fault does: wait, and then let the request go on, answer it, break the connection or change the answer. */
export const faultAction = z
  .strictObject({
    delay: delay.optional(),
    respond: respond.optional(),
    transport: z.enum(['reset', 'empty', 'truncated', 'never']).optional(),
    mutate: mutation.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'must have one of delay, respond, transport and mutate')
  .refine(
    ({ respond: answer, transport, mutate }) =>
      [answer, transport, mutate].filter((part) => part !== undefined).length < 2,
    'must have only one of respond, transport and mutate',
  );

export type FaultAction = z.output<typeof faultAction>;

/** How a connection breaks: by a reset, closed without a byte, cut within the answer, or left open without an answer. */
export type TransportFault = NonNullable<FaultAction['transport']>;

/** Whether the action changes an answer, which exists only after the act. */
export function needsAnswer({ mutate, transport }: FaultAction): boolean {
  return mutate !== undefined || transport === 'truncated';
}

/** Whether the request ends with this action, so that no further rule is asked. */
export function isFinal({ respond: answer, transport }: FaultAction): boolean {
  return answer !== undefined || transport !== undefined;
}
