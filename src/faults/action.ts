import * as z from 'zod';
import { milliseconds } from '../duration.ts';

const longestDelay = 3_600_000;
const span = z.number().min(0).max(longestDelay);

/** A fixed delay is one from itself to itself. */
const delay = z.union([
  milliseconds.pipe(span).transform((fixed) => ({ from: fixed, to: fixed })),
  z
    .strictObject({ from: milliseconds.pipe(span), to: milliseconds.pipe(span) })
    .refine(({ from, to }) => from <= to, 'from is not above to'),
]);

/** The server frames its answers itself. */
const framing = new Set(['content-length', 'transfer-encoding']);

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'the name of a header')
  .refine((name) => !framing.has(name.toLowerCase()), 'a header that the server does not set by itself');

const respond = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(headerName, z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'the value of a header')).default({}),
  /** A text goes out as it is, anything else as JSON. */
  body: z.json().optional(),
});

const key = z.string().min(1);

const mutation = z
  .strictObject({
    drop: z.array(key).optional(),
    replace: z.record(key, z.json()).optional(),
    add: z.record(key, z.json()).optional(),
    truncate: z.int().min(0).optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'one of drop, replace, add and truncate');

/** What a fault does: wait, and then let the request go on, answer it, break the connection or change the answer. */
export const faultAction = z
  .strictObject({
    delay: delay.optional(),
    respond: respond.optional(),
    transport: z.enum(['reset', 'empty', 'truncated', 'never']).optional(),
    mutate: mutation.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'one of delay, respond, transport and mutate')
  .refine(
    ({ respond: answer, transport, mutate }) =>
      [answer, transport, mutate].filter((part) => part !== undefined).length < 2,
    'at most one of respond, transport and mutate',
  );

export type FaultAction = z.output<typeof faultAction>;

/** How a connection breaks: by a reset, closed without a byte, cut within the answer, or left open without an answer. */
export type Transport = NonNullable<FaultAction['transport']>;

/** Whether the action changes an answer, which exists only after the act. */
export function needsAnswer({ mutate, transport }: FaultAction): boolean {
  return mutate !== undefined || transport === 'truncated';
}

/** Whether the request ends with this action, so that no further rule is asked. */
export function isFinal({ respond: answer, transport }: FaultAction): boolean {
  return answer !== undefined || transport !== undefined;
}
