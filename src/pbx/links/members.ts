import * as z from 'zod';
import { BadRequest, quoted } from '#errors.ts';
import { type AnswerShape, columnAnswers, component, itemsOrFalse, numeral } from '#pbx/json/answers.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { asContainer, itemsOf } from '#wire/values.ts';

/** The Asterisk interface that rings for a member, with the column names of `queuemember`. */
export interface Interface {
  readonly interface: string;
  readonly channel: string;
}

/** The user or agent that is a member of groups or queues. */
export interface MemberKey {
  readonly usertype: 'agent' | 'user';
  readonly userid: number;
}

/** The group or queue of a member. Both are rows of the table `queue` and share one namespace. */
export interface QueueKey {
  readonly name: string;
  readonly category: 'group' | 'queue';
}

/** A member to write into a group or queue. */
export interface Member extends MemberKey, Interface {
  readonly position: number;
  readonly penalty?: number;
  readonly paused?: number | null;
}

/** An entry of a list of member ids in a body. */
export interface Entry {
  /** `undefined` if the value is not an integer. */
  readonly id: number | undefined;
  /** Counted from 1. */
  readonly position: number;
  /** The value as sent. */
  readonly value: unknown;
}

/** Reads a list of member ids; a scalar counts as an empty list. A repeated id keeps only its first entry. */
export function memberEntries(value: unknown): readonly Entry[] {
  const entries = (itemsOf(value) ?? []).map((item, index) => ({
    id: numericId(item),
    position: index + 1,
    value: item,
  }));
  const seen = new Set<number | undefined>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The integer that a value holds, as a number or as text; `undefined` if it holds none. */
export function numericId(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = phpText(value).trim();
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/** The user as a member, reached through the user's main line. Throws `BadRequest` if the user or the main line does not exist. */
export function userMember(store: Store, { id, position, value }: Entry): Member {
  const lineInterface = id === undefined ? undefined : mainLineInterface(store, id);
  if (id === undefined || lineInterface === undefined) {
    throw new BadRequest({ message: whyNoMember(store, id, value), field: 'user', rule: 'main line', value });
  }
  return { usertype: 'user', userid: id, ...lineInterface, position };
}

function whyNoMember(store: Store, id: number | undefined, value: unknown): string {
  if (id === undefined || !store.has('userfeatures', { id })) {
    return `user must be a list of user ids${noIdReason('user', value)}`;
  }
  return store.has('linefeatures', { iduserfeatures: id })
    ? `user contains user ${id}, none of whose lines has rules_order 1; set it for one of them first`
    : `user contains user ${id}, who has no line; add a line to the user first`;
}

/** The end of an error message about an entry of a list of ids: it is a record instead of an id, or the id is unknown. */
export function noIdReason(noun: string, value: unknown): string {
  return asContainer(value) === undefined ? `; there is no ${noun} ${quoted(value)}` : ', not of records as in a view';
}

/** The interface of the user's main line: the one with `rules_order` 1, regardless of `line_num` (call_management.md 6.4). */
function mainLineInterface(store: Store, userId: number): Interface | undefined {
  if (!store.has('userfeatures', { id: userId })) return undefined;
  const line = store.first('linefeatures', { iduserfeatures: userId, rules_order: 1 });
  return line && interfaceOfLine(store, line);
}

const channels: Readonly<Record<string, string>> = { sip: 'SIP', sccp: 'SCCP', iax: 'IAX2' };

/** The interface of a line, such as `SIP/abc123`; for a custom line, its `interface` column. */
export function interfaceOfLine(store: Store, line: Rows['linefeatures']): Interface {
  const channel = channels[line.protocol];
  if (channel !== undefined) return { interface: `${channel}/${line.name.toLowerCase()}`, channel };
  const custom = store.first('usercustom', { id: line.protocolid });
  return { interface: custom?.interface ?? line.name, channel: '**Unknown**' };
}

/** The interface of an agent, `Agent/<number>`; `undefined` unless the number is all digits. */
export function interfaceOfAgent({ number }: Pick<Rows['agentfeatures'], 'number'>): Interface | undefined {
  return /^\d+$/.test(number) ? { interface: `Agent/${number}`, channel: 'Agent' } : undefined;
}

/** The position after the last member of the queue, users and agents together. */
export function nextPosition(store: Store, queueName: string): number {
  const sql = 'SELECT max(position) AS last FROM queuemember WHERE queue_name = ?';
  return (store.query({ last: 'number?' }, sql, queueName)[0]?.last ?? 0) + 1;
}

/** Adds a member to a group or queue. */
export function addMember(store: Store, queue: QueueKey, member: Member): void {
  store.insert('queuemember', rowOf(queue, member));
}

function rowOf({ name, category }: QueueKey, member: Member): Rows['queuemember'] {
  const { usertype, userid, penalty = 0, paused = null, position } = member;
  return {
    queue_name: name,
    interface: member.interface,
    penalty,
    'call-limit': 0,
    paused,
    commented: 0,
    usertype,
    userid,
    channel: member.channel,
    category,
    skills: `${usertype}-${userid}`,
    state_interface: '',
    position,
  };
}

/**
 * Replaces the members of one type. Members that stay keep their row except for the position. `before` is the previous name of
 * the queue, if an edit renames it.
 */
export function writeMembers(
  store: Store,
  queue: QueueKey & { readonly before?: string; readonly usertype: MemberKey['usertype'] },
  members: readonly Member[],
): void {
  const { name, before = name, category, usertype } = queue;
  const names = new Set([before, name]);
  const stored = [...names].flatMap((each) => store.all('queuemember', { queue_name: each, usertype, category }));
  for (const each of names) store.delete('queuemember', { queue_name: each, usertype, category });
  for (const member of members) {
    const kept = stored.find((row) => row.userid === member.userid);
    store.insert('queuemember', {
      ...(kept ?? rowOf(queue, member)),
      queue_name: name,
      position: member.position,
    });
  }
}

/** Removes the memberships of a user or agent, in groups or in queues. */
export function removeMemberships(store: Store, member: MemberKey, category: QueueKey['category']): void {
  store.delete('queuemember', { usertype: member.usertype, userid: member.userid, category });
}

/** Removes all members of a group or queue. */
export function removeMembers(store: Store, { name, category }: QueueKey): void {
  store.delete('queuemember', { queue_name: name, category });
}

const casts = { int: ['userid', 'position'], bool: ['commented'] } as const;

/** A row of `queuemember` as JSON. */
function memberJson(row: Rows['queuemember']): JsonRecord {
  return recordJson(row, casts);
}

/** The schemas of the keys of a member, for objects that have more. */
export function memberColumns(): AnswerShape {
  return columnAnswers('queuemember', {
    ...casts,
    about: {
      queue_name: 'name of the group or queue',
      interface: 'what Asterisk calls to reach the member: SIP/abc123, Agent/1000',
      penalty: 'members with a lower one are called first',
      'call-limit': 'always 0',
      paused: '1 while the member takes no calls',
      commented: 'true if the membership is disabled',
      usertype: 'whether userid is the id of a user or an agent',
      channel: 'technology of the interface; **Unknown** for a custom line',
      category: 'whether queue_name is a group or a queue',
      skills: 'name of the set of skills: the type and id of the member, joined by a hyphen',
      state_interface: 'device whose state is watched instead of the interface; empty for none',
      position: 'place in the order of members, from 1',
    },
  });
}

const memberAnswer = component('QueueMember', () => z.strictObject(memberColumns()));

/** The schema of `membersJson`. */
export function membersAnswer(): z.ZodType {
  return itemsOrFalse(memberAnswer());
}

/** The members of one type as JSON, by position; `false` if there are none. */
export function membersJson(
  store: Store,
  { name, category, usertype }: QueueKey & { readonly usertype: MemberKey['usertype'] },
): readonly JsonRecord[] | false {
  const rows = store.all('queuemember', { queue_name: name, category, usertype }, ['position', 'rowid']);
  return listOrFalse(rows.map(memberJson));
}

/**
 * The memberships of a user or agent as JSON; `false` if there are none. The last key, `groupfeaturesid` or `queuefeaturesid`, is
 * the id of the group or queue, and is absent if none of that name exists.
 */
export function membershipsJson(
  store: Store,
  { usertype, userid }: MemberKey,
  category: QueueKey['category'],
): readonly JsonRecord[] | false {
  const rows = store.all('queuemember', { usertype, userid, category });
  return listOrFalse(
    rows.map((row) => {
      const owner = store.first(`${category}features`, { name: row.queue_name });
      return { ...memberJson(row), ...(owner && { [`${category}featuresid`]: String(owner.id) }) };
    }),
  );
}

const groupMembership = component('GroupMembership', () =>
  z.strictObject({ ...memberColumns(), groupfeaturesid: numeral().optional().describe('id of the group') }),
);

const queueMembership = component('QueueMembership', () =>
  z.strictObject({ ...memberColumns(), queuefeaturesid: numeral().optional().describe('id of the queue') }),
);

/** The schema of `membershipsJson`. */
export function membershipsAnswer(category: QueueKey['category']): z.ZodType {
  return itemsOrFalse(category === 'group' ? groupMembership() : queueMembership());
}
