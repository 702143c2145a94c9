import * as z from 'zod';
import { requestOutcomes } from '#journal/entry.ts';
import { agentEvent } from './agent.ts';
import { eventMembers as common } from './common.ts';

/** The types of events that a reader can select; `lost` is sent to every reader. */
export const eventTypes = [
  'request',
  'effect',
  'reset',
  'snapshot',
  'baseline',
  'fixtures',
  'generated',
  'call',
  'seed',
  'world',
  'fault',
  'clock',
  'journal',
  'accounts',
  'agent',
] as const;

/** A type of event that a reader can select. */
export type EventType = (typeof eventTypes)[number];

const request = () =>
  z
    .object({
      type: z.literal('request'),
      ...common(),
      id: z.string().describe('Id of the journal entry.'),
      ms: z.number().describe('Duration in milliseconds.'),
      operation: z.string().optional().describe('Absent if the request reached no web service.'),
      method: z.string().describe('The HTTP method.'),
      url: z.string().describe('Path and query string.'),
      status: z.int().describe('Status of the answer; 0 if none was sent.'),
      account: z.string().optional().describe('Name of the account that made the request.'),
      outcome: z.enum(requestOutcomes).describe('`faulted` if a fault rule fired.'),
      reason: z
        .object({
          message: z.string().describe('One sentence: what is wrong and what is allowed.'),
          field: z.string().optional().describe('Path of the refused field.'),
        })
        .optional()
        .describe('Why the request was refused.'),
      ignored: z.int().describe('Number of body fields that were ignored.'),
      fault: z.string().optional().describe('Id of the fault rule that fired.'),
    })
    .meta({ title: 'RequestEvent' })
    .describe(
      'a request was recorded in the journal under `id`; `outcome` is `served`, `refused`, or `faulted` if a fault rule fired',
    );

const effect = () =>
  z
    .object({
      type: z.literal('effect'),
      ...common(),
      number: z.int().describe('Position in the ledger.'),
      daemon: z.enum(['asterisk', 'provd', 'system']).describe('The daemon that the command is for.'),
      command: z.string().describe('The command.'),
      operation: z.string().describe('The operation that caused the effect.'),
    })
    .meta({ title: 'EffectEvent' })
    .describe('an effect was added to the ledger');

const reset = () =>
  z
    .object({
      type: z.literal('reset'),
      ...common(),
      to: z.string().describe('`baseline`, `empty` or `snapshot:NAME`.'),
      generation: z.int().describe('The new generation.'),
    })
    .meta({ title: 'ResetEvent' })
    .describe('the world was reset to a state: `baseline`, `empty` or `snapshot:NAME`');

const snapshot = () =>
  z
    .object({
      type: z.literal('snapshot'),
      ...common(),
      change: z.enum(['saved', 'restored', 'deleted', 'imported']).describe('What happened to the snapshot.'),
      name: z.string().describe('Name of the snapshot.'),
    })
    .meta({ title: 'SnapshotEvent' })
    .describe('a snapshot was saved, restored, deleted or imported');

const baseline = () =>
  z
    .object({ type: z.literal('baseline'), ...common() })
    .meta({ title: 'BaselineEvent' })
    .describe('the current state became the baseline');

const fixtures = () =>
  z
    .object({
      type: z.literal('fixtures'),
      ...common(),
      mode: z.enum(['merge', 'replace']).describe('How the document was applied.'),
      applied: z.record(z.string(), z.int()).describe('Number of items by section.'),
    })
    .meta({ title: 'FixturesEvent' })
    .describe('a fixture document was applied; `applied` is the number of items per section');

const generated = () =>
  z
    .object({
      type: z.literal('generated'),
      ...common(),
      counts: z.record(z.string(), z.int()).describe('Number of generated objects by kind.'),
    })
    .meta({ title: 'GeneratedEvent' })
    .describe('data was generated; `counts` is the number of objects per kind');

const call = () =>
  z
    .object({
      type: z.literal('call'),
      ...common(),
      change: z.enum(['placed', 'continued', 'ended']).describe('What happened to the call.'),
      call: z.string().describe('Id of the call.'),
      outcome: z.string().describe('How the call ended, such as `answered`; `in progress` if it has not ended yet.'),
      cel: z
        .object({
          first: z.int().describe('Id of the first record.'),
          last: z.int().describe('Id of the last record.'),
          linkedid: z.string().describe('The `linkedid` of the records.'),
        })
        .nullable()
        .describe('The call records written so far; null if there are none.'),
      queueLog: z.array(z.int()).readonly().describe('Ids of the rows of `queue_log` written so far.'),
    })
    .meta({ title: 'CallEvent' })
    .describe('a call was placed, went on or ended; one that ends when it is placed is both');

const seed = () =>
  z
    .object({ type: z.literal('seed'), ...common(), seed: z.int().describe('The seed.') })
    .meta({ title: 'SeedEvent' })
    .describe('the random generator was seeded');

const world = () =>
  z
    .object({
      type: z.literal('world'),
      ...common(),
      change: z.enum(['created', 'deleted', 'expired']).describe('What happened to the world.'),
    })
    .meta({ title: 'WorldEvent' })
    .describe('a world was created or deleted, or it expired');

const fault = () =>
  z
    .object({
      type: z.literal('fault'),
      ...common(),
      change: z.enum(['fired', 'added', 'replaced', 'removed']).describe('What happened to the rule.'),
      rule: z.string().optional().describe('Id of the rule; absent if all rules were replaced or removed.'),
      request: z.string().optional().describe('Id of the request on which the rule fired.'),
    })
    .meta({ title: 'FaultEvent' })
    .describe('a fault rule fired on a request, or was added, replaced or removed; without `rule`, all rules were');

const clock = () =>
  z
    .object({
      type: z.literal('clock'),
      ...common(),
      mode: z.enum(['real', 'frozen', 'offset']).describe('The new mode of the clock.'),
    })
    .meta({ title: 'ClockEvent' })
    .describe('the clock was set or advanced; `at` is the new time');

const journal = () =>
  z
    .object({
      type: z.literal('journal'),
      ...common(),
      change: z.enum(['cleared']).describe('What happened to the journal.'),
      deleted: z.int().describe('Number of entries that it had.'),
    })
    .meta({ title: 'JournalEvent' })
    .describe('the journal was cleared; `deleted` is the number of entries');

const accounts = () =>
  z
    .object({
      type: z.literal('accounts'),
      ...common(),
      change: z.enum(['added', 'replaced', 'deleted']).describe('What happened to the account.'),
      name: z.string().describe('Name of the account.'),
    })
    .meta({ title: 'AccountEvent' })
    .describe('an account was added, replaced or deleted');

const lost = () =>
  z
    .object({
      type: z.literal('lost'),
      eventId: z.string().describe('Position from which the events continue.'),
      cause: z.enum(['dropped', 'restarted']).describe('`restarted` if the last event came from an earlier process.'),
      missed: z.int().describe('Number of dropped events of all worlds and types.'),
    })
    .meta({ title: 'LostEvent' })
    .describe(
      'the reader missed events: the log dropped `missed` events of all worlds and types, or the mock was restarted',
    );

/** Returns the schema of an event as readers receive it. Built on demand: a start does not need it. */
export const mockEvent = () =>
  z
    .discriminatedUnion('type', [
      request(),
      effect(),
      reset(),
      snapshot(),
      baseline(),
      fixtures(),
      generated(),
      call(),
      seed(),
      world(),
      fault(),
      clock(),
      journal(),
      accounts(),
      agentEvent(),
      lost(),
    ])
    .meta({ title: 'Event', description: 'Something that happened on a mock; `type` says what.' });

/** Something that happened on a mock, as readers receive it; `type` says what. */
export type MockEvent = z.output<ReturnType<typeof mockEvent>>;

/** The events of one type. */
export type MockEventOf<Type extends MockEvent['type']> = Extract<MockEvent, { type: Type }>;
