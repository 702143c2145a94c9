import { BadRequest, quoted } from '#errors.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { asContainer, itemsOf } from '#wire/values.ts';

/** What the telephone engine rings, as `queuemember` names it. */
export interface Interface {
  readonly interface: string;
  readonly channel: string;
}

/** Who is a member of groups and queues. */
export interface MemberKey {
  readonly usertype: 'agent' | 'user';
  readonly userid: number;
}

/** The group or queue of a member: both live in the table `queue`, under one set of names. */
export interface QueueKey {
  readonly name: string;
  readonly category: 'group' | 'queue';
}

/** A member on its way into a group or queue. */
export interface Member extends MemberKey, Interface {
  readonly position: number;
  readonly penalty?: number;
  readonly paused?: number | null;
}

/** An entry of a list of member ids: what it names, `undefined` for a word, and its place, counted from 1. */
export interface Entry {
  readonly id: number | undefined;
  readonly position: number;
  readonly value: unknown;
}

/** The entries of a list of member ids, each id once, at its first place; none for a scalar. */
export function memberEntries(value: unknown): readonly Entry[] {
  const entries = (itemsOf(value) ?? []).map((item, index) => ({
    id: numericId(item),
    position: index + 1,
    value: item,
  }));
  const seen = new Set<number | undefined>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The id that a value of a list stands for; `undefined` for a word or an array. */
export function numericId(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const written = phpText(value).trim();
  return /^[+-]?\d+$/.test(written) ? Number(written) : undefined;
}

/** The user as a member, through the main line; throws for a user without one and for an unknown user. */
export function userMember(store: Store, { id, position, value }: Entry): Member {
  const found = id === undefined ? undefined : mainLineOf(store, id);
  if (id === undefined || found === undefined) {
    throw new BadRequest({ message: whyNoMember(store, id, value), field: 'user', rule: 'main line', value });
  }
  return { usertype: 'user', userid: id, ...found, position };
}

function whyNoMember(store: Store, id: number | undefined, value: unknown): string {
  if (id === undefined || !store.has('userfeatures', { id })) {
    return `user must be a list of ids of users${noIdReason('user', value)}`;
  }
  return store.has('linefeatures', { iduserfeatures: id })
    ? `user holds user ${id}, none of whose lines has rules_order 1: give one of them that place first`
    : `user holds user ${id}, who has no line: add a line to the user first`;
}

/** The end of a sentence about an entry of a list of ids: a record as views show members, or an id of nothing. */
export function noIdReason(noun: string, value: unknown): string {
  return asContainer(value) === undefined
    ? `: there is no ${noun} ${quoted(value)}`
    : ', not of records as a view shows them';
}

/** What rings when a group or queue calls the user: the line with `rules_order` 1, whatever its `line_num` (call_management.md 6.4). */
function mainLineOf(store: Store, userId: number): Interface | undefined {
  if (!store.has('userfeatures', { id: userId })) return undefined;
  const line = store.first('linefeatures', { iduserfeatures: userId, rules_order: 1 });
  return line && interfaceOfLine(store, line);
}

const channels: Readonly<Record<string, string>> = { sip: 'SIP', sccp: 'SCCP', iax: 'IAX2' };

/** The interface of a line (row of `linefeatures`): `SIP/abc123`; a custom line has one of its own. */
export function interfaceOfLine(store: Store, line: Rows['linefeatures']): Interface {
  const channel = channels[line.protocol];
  if (channel !== undefined) return { interface: `${channel}/${line.name.toLowerCase()}`, channel };
  const custom = store.first('usercustom', { id: line.protocolid });
  return { interface: custom?.interface ?? line.name, channel: '**Unknown**' };
}

/** The interface of an agent; one whose number is not all digits has none. */
export function interfaceOfAgent({ number }: Pick<Rows['agentfeatures'], 'number'>): Interface | undefined {
  return /^\d+$/.test(number) ? { interface: `Agent/${number}`, channel: 'Agent' } : undefined;
}

/** The place behind all members of the queue, users and agents together. */
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
 * Replaces the members of one kind; those that stay keep everything but their position. `before` is the name that the queue
 * had so far.
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

/** All members leave with the group or queue. */
export function removeMembers(store: Store, { name, category }: QueueKey): void {
  store.delete('queuemember', { queue_name: name, category });
}

/** A row of `queuemember` as views show it. */
function memberJson(row: Rows['queuemember']): JsonRecord {
  return recordJson(row, { int: ['userid', 'position'], bool: ['commented'] });
}

/** The members of one kind as a view shows them, by position; `false` when there is none. */
export function membersJson(
  store: Store,
  { name, category, usertype }: QueueKey & { readonly usertype: MemberKey['usertype'] },
): readonly JsonRecord[] | false {
  const rows = store.all('queuemember', { queue_name: name, category, usertype }, ['position', 'rowid']);
  return listOrFalse(rows.map(memberJson));
}

/**
 * The memberships of a user or agent as its view shows them; `false` when there is none. The id of the group or queue comes
 * last, as `groupfeaturesid` or `queuefeaturesid`, where one of that name exists.
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
