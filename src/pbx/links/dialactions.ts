import { BadRequest } from '#errors.ts';
import { evaluate } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { truthOf } from '#fields/truth.ts';
import { described, mustHave, part, value } from '#fields/vocabulary.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';
import { type Destination, destinationOf, storableTypes, storedAction, typesInViews } from './dialaction-types.ts';

/** An object that has dial actions. */
export interface DialactionOwner {
  readonly category: 'user' | 'group' | 'queue' | 'incall';
  readonly id: number;
}

/** A well-formed event of a body. Whether the owner may have it is checked when it is written. */
export interface DialactionEntry {
  readonly event: string;
  /** In stored form, such as `endcall:hangup`. */
  readonly action: string;
  readonly actionarg1: string | null;
  readonly actionarg2: string | null;
  readonly linked: 0 | 1;
}

const noAnswer = ['noanswer', 'congestion', 'busy', 'chanunavail'];

/** The events that an owner can have, by its type. */
export const dialactionEvents: Readonly<Record<DialactionOwner['category'], readonly string[]>> = {
  user: noAnswer,
  group: noAnswer,
  queue: [...noAnswer, 'qwaittime', 'qwaitratio'],
  incall: ['answer'],
};

/** `0`, the key of an object in a JSON list, counts as a known event. */
const knownEvents = new Set(['answer', ...dialactionEvents.queue, 'inschedule', 'outschedule', '0']);

const argument = { cast: 'sgraph', maxlen: 255 } as const;
const argumentFields = { actionarg1: optional(argument, null), actionarg2: optional(argument, null) };

const destinationNames = part(
  {
    actiontype: value('text', `the type of the destination: ${storableTypes.join(', ')}`),
    action: value('text', 'the action of the types that have several, such as `hangup` of `endcall`'),
    actionarg1: value('text', 'its first argument: the id of the destination, for most types'),
    actionarg2: value('anything', 'its second argument; a list, where it is made of flags'),
    linked: value('flag', 'false if the destination is gone; true by default'),
  },
  { isSkippedIfInvalid: true },
);
const events = Object.fromEntries([...knownEvents].map((event) => [event, destinationNames]));
const eventWords = 'where a call goes, by event';

/** The fields of a `dialaction` part. */
export const dialactionNames = described(`${eventWords}: ${noAnswer.join(', ')}`, part(events));

/** The fields of the `dialaction` part of a queue. */
export const queueDialactionNames = described(`${eventWords}: ${dialactionEvents.queue.join(', ')}`, part(events));

/** The fields of the `dialaction` part of an incall, which needs a destination. */
export const incallDialactionNames = mustHave(
  described('where a call goes', part({ ...events, answer: mustHave(destinationNames) })),
);

/** Reads the well-formed events of a `dialaction` part. An error of the first kind of core.md 7.11 drops the event. */
export function readDialactions(value: unknown): readonly DialactionEntry[] {
  return Object.entries(asContainer(value) ?? {}).flatMap(([event, sent]) => {
    const entry = knownEvents.has(event) ? readEntry(event, sent) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

function readEntry(event: string, sent: unknown): DialactionEntry | undefined {
  const fields = asContainer(sent);
  if (fields === undefined) return undefined;
  const linked = fields['linked'] === undefined || fields['linked'] === null ? 1 : truthOf(fields['linked']);
  // `true` and 0 match any list of words (core.md 7.3), but no destination has such a type: they are refused when written.
  const type = fields['actiontype'];
  if (type === true || type === 0) return { event, action: String(type), actionarg1: null, actionarg2: null, linked };
  const action = storedAction(wordOf(type), wordOf(fields['action']));
  const destination = destinationOf(action);
  if (destination === undefined) return undefined;
  const { values, refusals } = evaluate(argumentFields, withFlagsJoined(fields, destination));
  if (refusals.length > 0) return undefined;
  return { event, action, ...(destination.takesNothing ? { actionarg1: null, actionarg2: null } : values), linked };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Joins flags that are sent as a list; a list with lists in it counts as no flags (core.md 7.11). */
function withFlagsJoined(fields: Container, { flags }: Destination): Container {
  const words = flags && itemsOf(fields['actionarg2']);
  if (words === undefined) return fields;
  const texts = words.map((word) => word ?? '').filter(isScalar);
  return { ...fields, actionarg2: texts.length === words.length ? texts.map(phpText).join('') : null };
}

/** Replaces the events of the owner. Throws `BadRequest` for an error of the second kind of core.md 7.11. */
export function writeDialactions(store: Store, owner: DialactionOwner, entries: readonly DialactionEntry[]): void {
  requireDialactions(store, owner, entries);
  removeDialactions(store, owner);
  for (const entry of entries) {
    store.insert('dialaction', {
      event: entry.event,
      category: owner.category,
      categoryval: String(owner.id),
      action: entry.action,
      actionarg1: entry.actionarg1,
      actionarg2: entry.actionarg2,
      linked: entry.linked,
    });
  }
}

/** Throws `BadRequest` for an entry with an error of the second kind of core.md 7.11. */
export function requireDialactions(store: Store, owner: DialactionOwner, entries: readonly DialactionEntry[]): void {
  for (const entry of entries) requireAllowed(store, owner, entry);
}

function requireAllowed(store: Store, { category }: DialactionOwner, entry: DialactionEntry): void {
  const field = `dialaction.${entry.event}`;
  if (!dialactionEvents[category].includes(entry.event)) {
    const message = `${field} must be an event of a ${category}: ${dialactionEvents[category].join(', ')}`;
    throw new BadRequest({ message, field, rule: 'event' });
  }
  const destination = destinationOf(entry.action);
  if (destination === undefined) {
    const message = `${field}.actiontype must be one of ${storableTypes.join(', ')}`;
    throw new BadRequest({ message, field: `${field}.actiontype`, rule: 'actiontype' });
  }
  for (const [name, { accepts, words }] of [
    ['actionarg1', destination.argument1],
    ['actionarg2', destination.argument2],
  ] as const) {
    if (accepts(entry[name] ?? '', store)) continue;
    const message = `${field}.${name} must be ${words} (action ${entry.action})`;
    const value = destination.isSecret ? {} : { value: entry[name] };
    throw new BadRequest({ message, field: `${field}.${name}`, rule: entry.action, ...value });
  }
}

/** Removes all events of the owner. */
export function removeDialactions(store: Store, { category, id }: DialactionOwner): void {
  store.delete('dialaction', { category, categoryval: String(id) });
}

/** Marks all events that lead to a deleted user, group or queue as not linked. They keep its id. */
export function unlinkDialactions(
  store: Store,
  { type, id }: { readonly type: 'user' | 'group' | 'queue'; readonly id: number },
): void {
  store.update('dialaction', { action: type, actionarg1: String(id) }, { linked: 0 });
}

/** The owner's events as JSON, keyed by event; `false` if there are none. */
export function dialactionsJson(store: Store, { category, id }: DialactionOwner): JsonRecord | false {
  const rows = store.all('dialaction', { category, categoryval: String(id) });
  return rows.length > 0 && Object.fromEntries(rows.map((row) => [row.event, toEvent(row)]));
}

function toEvent(row: Rows['dialaction']): JsonRecord {
  const { actionarg1, actionarg2 } = row;
  const [type = '', action] = row.action.split(':');
  const active = { action: action ?? type, actionarg1, actionarg2: flagsJson(row) ?? actionarg2 };
  const event: JsonRecord = {
    category: row.category,
    categoryval: row.categoryval,
    action: action ?? null,
    actionarg1,
    actionarg2,
    linked: row.linked !== 0,
    event: row.event,
  };
  for (const name of typesInViews)
    event[name] = name === type ? active : { action: '', actionarg1: '', actionarg2: '' };
  if (action !== undefined) event[action] = active;
  event['actiontype'] = type;
  return event;
}

function flagsJson({ action, actionarg2 }: Rows['dialaction']): Json | undefined {
  const flags = destinationOf(action)?.flags;
  if (flags === undefined) return undefined;
  const matches: readonly string[] = actionarg2?.match(new RegExp(flags.join('|'), 'g')) ?? [];
  return Object.fromEntries(flags.filter((flag) => matches.includes(flag)).map((flag) => [flag, true]));
}
