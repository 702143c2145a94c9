import * as z from 'zod';
import { BadRequest } from '#errors.ts';
import { type Fields, type FieldValues, fixed, flag, optional } from '#fields/field.ts';
import { anyText, within } from '#fields/text.ts';
import { columnAnswers } from '#pbx/json/answers.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** Seconds between announcements: 0 to 300 in steps of 15, except 195 (call_management.md 6.4). */
const interval = {
  oneOf: Array.from({ length: 21 }, (_, index) => String(index * 15)).filter((seconds) => seconds !== '195'),
};
const pause = within(0, 60, 5);

/** The sounds of a queue, each a column whose default is its own name. */
export const announcements = [
  'queue-youarenext',
  'queue-thereare',
  'queue-callswaiting',
  'queue-holdtime',
  'queue-minutes',
  'queue-seconds',
  'queue-thankyou',
  'queue-reporthold',
] as const;

/** The sound that is repeated while a caller waits. */
export const periodicAnnouncement = 'queue-periodic-announce';

/** The fields of the table `queue` that groups and queues have in common. */
export const queueFields = {
  timeout: optional(pause, 15),
  'monitor-type': optional({ oneOf: ['no', 'mixmonitor'] }, null),
  'monitor-format': optional({ oneOf: ['gsm', 'wav', 'wav49'] }, null),
  'announce-frequency': optional(interval, 0),
  'periodic-announce-frequency': optional(interval, 0),
  'announce-round-seconds': optional({ oneOf: ['0', '5', '10', '15', '20', '30'] }, 0),
  'announce-holdtime': optional({ oneOf: ['no', 'yes', 'once'] }, 'no'),
  retry: optional(within(1, 60, 5), 5),
  wrapuptime: optional(pause, 0),
  maxlen: optional(within(0, 65535), 0),
  servicelevel: optional({ cast: 'int' }, null),
  strategy: optional(
    { oneOf: ['linear', 'leastrecent', 'fewestcalls', 'rrmemory', 'random', 'wrandom', 'ringall'] },
    'ringall',
  ),
  joinempty: optional({}, ''),
  leavewhenempty: optional({}, ''),
  eventmemberstatus: fixed(1),
  eventwhencalled: fixed(1),
  ringinuse: flag(),
  reportholdtime: flag(),
  memberdelay: optional(pause, 0),
  weight: optional(within(0, 10), 0),
  timeoutrestart: flag(),
  autofill: flag(),
  autopause: flag(),
  setinterfacevar: flag(),
  setqueueentryvar: flag(),
  setqueuevar: flag(),
  membermacro: optional(anyText(1024), null),
  'random-periodic-announce': flag(),
  defaultrule: optional(anyText(1024), null),
} as const;

/** The rule for the name of a group or queue. Both store it in lower case. */
export const queueName = {
  maxlen: 128,
  regexp: /^(?!general$)[a-z0-9_.-]+$/i,
  words: 'letters, digits, _ . -, but not the word general',
} as const;

/** The shared fields as they are stored. */
type QueueValues = FieldValues<typeof queueFields>;

/** Writes the `queue` row of a new group or queue. */
export function addQueue(store: Store, key: { name: string; category: 'group' | 'queue' }, values: QueueValues): void {
  store.insert('queue', { ...values, ...key, commented: 0 });
}

/** Overwrites the `queue` row with the name `before`, and may rename it. `commented` stays. */
export function changeQueue(store: Store, before: string, values: QueueValues & { readonly name: string }): void {
  store.update('queue', { name: before }, values);
}

/** Throws `BadRequest` if an edit changes the strategy to `linear`: Asterisk cannot switch to it. */
export function requireReachableStrategy(stored: Rows['queue'], strategy: string): void {
  if (strategy !== 'linear' || stored.strategy === 'linear') return;
  const message = `queue.strategy cannot change from ${stored.strategy ?? ''} to linear; delete the queue and add it again`;
  throw new BadRequest({ message, field: 'queue.strategy', rule: 'linear', value: strategy });
}

const casts = { bool: ['commented'] } as const;

/** A row of `queue` as JSON. */
export function queueJson(row: Rows['queue']): JsonRecord {
  return recordJson(row, casts);
}

/** What the options mean, for their descriptions. */
const meanings = {
  musicclass: 'music on hold while callers wait',
  announce: 'sound that the member hears before the caller',
  context: 'context in which a waiting caller can leave by a digit',
  timeout: 'seconds that a member rings',
  'monitor-type': 'mixmonitor if calls are recorded',
  'monitor-format': 'format of the recordings',
  'periodic-announce': 'sounds that are repeated while a caller waits, separated by commas',
  'announce-frequency': 'seconds between two announcements of the position; 0 for none',
  'periodic-announce-frequency': 'seconds between two periodic announcements; 0 for none',
  'announce-round-seconds': 'seconds to which an announced hold time is rounded',
  'announce-holdtime': 'whether the expected hold time is announced',
  retry: 'seconds before all members are tried again',
  wrapuptime: 'seconds after a call in which the member gets no other',
  maxlen: 'greatest number of waiting callers; 0 for any',
  servicelevel: 'seconds within which calls should be answered, for statistics',
  strategy: 'which members ring',
  joinempty: 'states of members, separated by commas, in which no caller enters',
  leavewhenempty: 'states of members, separated by commas, in which waiting callers leave',
  ringinuse: '1 if members ring who are in a call',
  reportholdtime: '1 if the member hears how long the caller has waited',
  memberdelay: 'seconds of silence before member and caller are connected',
  weight: 'queues with a greater one are served first',
  timeoutrestart: '1 if a busy member restarts the timeout',
  commented: 'true if it is disabled',
  timeoutpriority: 'which timeout counts: of the application (app) or of the configuration (conf)',
  autofill: '1 if several waiting callers are connected at the same time',
  autopause: '1 if a member who does not answer is paused',
  membermacro: 'macro that runs when a member answers',
  'announce-position': 'whether the position is announced: yes, no, limit, more',
  'announce-position-limit': 'position up to which, or beyond which, limit and more announce it',
  defaultrule: 'rule that changes the penalties while a caller waits',
};

/** The schema of `queueJson`; `fields` are the rules by which the row is written. */
export function queueAnswer(fields: Fields = queueFields): z.ZodType {
  return z
    .strictObject(
      columnAnswers('queue', {
        ...casts,
        fields,
        about: meanings,
      }),
    )
    .describe('options of Asterisk, with its names');
}
