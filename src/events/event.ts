import * as z from 'zod';
import { requestOutcomes } from '#journal/outcome.ts';

/** The types of events that a reader can select; `lost` is sent to every reader. */
export const eventTypes = [
  'request',
  'effect',
  'reset',
  'snapshot',
  'baseline',
  'fixtures',
  'generated',
  'seed',
  'world',
  'fault',
  'clock',
  'journal',
  'accounts',
] as const;

/** A type of event that a reader can select. */
export type EventType = (typeof eventTypes)[number];

/** The members of every event except `lost`; `at` is the time of the world's clock. */
const common = () => ({ eventId: z.string(), world: z.string(), at: z.iso.datetime() });

const request = () =>
  z
    .object({
      type: z.literal('request'),
      ...common(),
      /** Id of the journal entry. */
      id: z.string(),
      /** Duration in milliseconds. */
      ms: z.number(),
      /** Absent if the request reached no web service. */
      operation: z.string().optional(),
      method: z.string(),
      url: z.string(),
      /** 0 if no answer was sent. */
      status: z.int(),
      account: z.string().optional(),
      outcome: z.enum(requestOutcomes),
      reason: z.object({ message: z.string(), field: z.string().optional() }).optional(),
      /** Number of body fields that were ignored. */
      ignored: z.int(),
      fault: z.string().optional(),
    })
    .describe(
      'a request was recorded in the journal under `id`; `outcome` is `served`, `refused`, or `faulted` if a fault rule fired',
    );

const effect = () =>
  z
    .object({
      type: z.literal('effect'),
      ...common(),
      number: z.int(),
      daemon: z.enum(['asterisk', 'provd', 'system']),
      command: z.string(),
      operation: z.string(),
    })
    .describe('an effect was added to the ledger');

const reset = () =>
  z
    .object({ type: z.literal('reset'), ...common(), to: z.string(), generation: z.int() })
    .describe('the world was reset to a state: `baseline`, `empty` or `snapshot:NAME`');

const snapshot = () =>
  z
    .object({
      type: z.literal('snapshot'),
      ...common(),
      change: z.enum(['saved', 'restored', 'deleted', 'imported']),
      name: z.string(),
    })
    .describe('a snapshot was saved, restored, deleted or imported');

const baseline = () =>
  z.object({ type: z.literal('baseline'), ...common() }).describe('the current state became the baseline');

const fixtures = () =>
  z
    .object({
      type: z.literal('fixtures'),
      ...common(),
      mode: z.enum(['merge', 'replace']),
      applied: z.record(z.string(), z.int()),
    })
    .describe('a fixture document was applied; `applied` is the number of items per section');

const generated = () =>
  z
    .object({ type: z.literal('generated'), ...common(), counts: z.record(z.string(), z.int()) })
    .describe('data was generated; `counts` is the number of objects per kind');

const seed = () =>
  z.object({ type: z.literal('seed'), ...common(), seed: z.int() }).describe('the random generator was seeded');

const world = () =>
  z
    .object({ type: z.literal('world'), ...common(), change: z.enum(['created', 'deleted', 'expired']) })
    .describe('a world was created or deleted, or it expired');

const fault = () =>
  z
    .object({
      type: z.literal('fault'),
      ...common(),
      change: z.enum(['fired', 'added', 'replaced', 'removed']),
      rule: z.string().optional(),
      request: z.string().optional(),
    })
    .describe('a fault rule fired on a request, or was added, replaced or removed; without `rule`, all rules were');

const clock = () =>
  z
    .object({ type: z.literal('clock'), ...common(), mode: z.enum(['real', 'frozen', 'offset']) })
    .describe('the clock was set or advanced; `at` is the new time');

const journal = () =>
  z
    .object({ type: z.literal('journal'), ...common(), change: z.enum(['cleared']), deleted: z.int() })
    .describe('the journal was cleared; `deleted` is the number of entries');

const accounts = () =>
  z
    .object({
      type: z.literal('accounts'),
      ...common(),
      change: z.enum(['added', 'replaced', 'deleted']),
      name: z.string(),
    })
    .describe('an account was added, replaced or deleted');

const lost = () =>
  z
    .object({
      type: z.literal('lost'),
      eventId: z.string(),
      cause: z.enum(['dropped', 'restarted']),
      missed: z.int(),
    })
    .describe(
      'the reader missed events: the log dropped `missed` events of all worlds and types, or the mock was restarted',
    );

/** Returns the schema of an event as readers receive it. Built on demand: a start does not need it. */
export const mockEvent = () =>
  z.discriminatedUnion('type', [
    request(),
    effect(),
    reset(),
    snapshot(),
    baseline(),
    fixtures(),
    generated(),
    seed(),
    world(),
    fault(),
    clock(),
    journal(),
    accounts(),
    lost(),
  ]);

/** Something that happened on a mock, as readers receive it; `type` says what. */
export type MockEvent = z.output<ReturnType<typeof mockEvent>>;

/** The events of one type. */
export type MockEventOf<Type extends MockEvent['type']> = Extract<MockEvent, { type: Type }>;
