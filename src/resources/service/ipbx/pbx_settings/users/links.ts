import { type ActRequest, inDialectOf } from '#core/request.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { unsigned } from '#fields/text.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import { lineWith } from '#pbx/lines/lines.ts';
import { addMember, type Interface, interfaceOfLine, nextPosition, type QueueKey } from '#pbx/links/members.ts';
import { readRightCalls, rightCallIds, rightCallsJson } from '#pbx/links/right-calls.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';
import { keptRights } from './differences.ts';

/** A membership of the user in a group or queue. */
interface Membership extends QueueKey {
  readonly chantype: 'default' | 'Local';
  readonly penalty: number;
}

const categories = ['group', 'queue'] as const;

/**
 * Returns the memberships of a body; names that do not exist are skipped. Throws `BadRequest` if none of the names exists or a
 * membership is malformed.
 */
export function readUserMemberships(store: Store, body: Container): readonly Membership[] {
  return categories.flatMap((category) => {
    const names = (itemsOf(body[`${category}-select`]) ?? []).map(scalarText);
    const existing = names.filter((name) => store.has(`${category}features`, { name }));
    if (names.length > 0 && existing.length === 0) {
      const message = `${category}-select must name a ${category} that exists`;
      throw new BadRequest({ message, field: `${category}-select`, rule: 'exists', value: names });
    }
    return existing.map((name) => readMembership({ name, category }, asContainer(body[category])?.[name]));
  });
}

function readMembership({ name, category }: QueueKey, sent: unknown): Membership {
  const part = asContainer(sent) ?? {};
  const chantype = part['chantype'];
  const field = `${category}.${name}`;
  if (chantype !== 'default' && chantype !== 'Local') {
    const message = `${field}.chantype ${wrongKind('default or Local', chantype).replace(/, not a string$/, '')}`;
    throw new BadRequest({ message, field: `${field}.chantype`, rule: 'key', value: chantype });
  }
  const { penalty } = parse({ penalty: optional(unsigned, 0) }, part, field);
  return { name, category, chantype, penalty: category === 'group' ? 0 : Number(penalty) };
}

/** Adds the memberships that the user does not have yet, with the line as the interface; does nothing without a line. */
export function joinQueues(
  store: Store,
  { userId, lineId }: { readonly userId: number; readonly lineId: number | undefined },
  memberships: readonly Membership[],
): void {
  const line = lineId === undefined ? undefined : lineWith(store, lineId);
  if (line === undefined) return;
  for (const membership of memberships) {
    const { name, category, penalty } = membership;
    if (store.has('queuemember', { queue_name: name, category, usertype: 'user', userid: userId })) continue;
    const position = nextPosition(store, name);
    const member = { usertype: 'user', userid: userId, ...interfaceFor(store, line, membership) } as const;
    addMember(store, membership, { ...member, position, penalty });
  }
}

/** Removes the user from all groups and queues except `kept`. */
export function leaveOtherQueues(store: Store, userId: number, kept: readonly Membership[]): void {
  for (const row of store.all('queuemember', { usertype: 'user', userid: userId })) {
    const [name, category] = [row.queue_name, row.category];
    if (kept.some((membership) => membership.name === name && membership.category === category)) continue;
    store.delete('queuemember', { queue_name: name, category, usertype: 'user', userid: userId });
  }
}

function interfaceFor(store: Store, line: Rows['linefeatures'], { chantype }: Membership): Interface {
  if (chantype === 'default') return interfaceOfLine(store, line);
  return { interface: `Local/${line.number ?? ''}@${line.context}`, channel: 'Local' };
}

/** Returns the ids of the right-calls of a user after an edit. Throws `BadRequest` for one that does not exist. */
export function editedRightCalls(request: ActRequest, userId: number, body: Container): readonly number[] {
  const owner = { type: 'user', id: userId } as const;
  const sent = Object.hasOwn(body, 'rightcall') ? body['rightcall'] : [];
  const entries = asContainer(sent);
  if (entries === undefined) return [];
  if (inDialectOf(request, keptRights) === 'first')
    return readRightCalls(request.store, firstOf(request, userId, entries));
  const items = Object.values(entries);
  if (items.length === 0) return rightCallIds(request.store, owner);
  return readRightCalls(
    request.store,
    items.map((item) => asContainer(item)?.['rightcallid'] ?? item),
  );
}

/** The first link of the merged list. The server takes the first character of a string, and nothing of a number (sic). */
function firstOf({ store }: ActRequest, userId: number, sent: Container): readonly unknown[] {
  const stored = rightCallsJson(store, { type: 'user', id: userId });
  const [first] = Object.values(mergeOver(stored === false ? {} : { ...stored }, sent));
  if (first === undefined) return [];
  return [typeof first === 'string' ? first.charAt(0) : asContainer(first)?.['rightcallid']];
}
