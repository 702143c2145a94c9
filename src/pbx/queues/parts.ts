import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import { callerIdJson, callerIdNames, readCallerId, removeCallerId, writeCallerId } from '#pbx/links/callerids.ts';
import {
  type DialactionEntry,
  dialactionNames,
  dialactionsJson,
  readDialactions,
  removeDialactions,
  requireDialactions,
  unlinkDialactions,
  writeDialactions,
} from '#pbx/links/dialactions.ts';
import { removeScheduleLink, scheduleIdOf, scheduleLinkJson, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import { removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';

/** A group or queue as the owner of a number, dial actions, a caller id and a schedule. */
export interface QueueOwner {
  readonly type: 'group' | 'queue';
  readonly id: number;
}

/** What a body says of these parts. */
export interface QueueParts {
  readonly dialactions: readonly DialactionEntry[];
  readonly callerId: unknown;
  readonly scheduleId: number;
}

/** The names of these parts in a body. */
export const queuePartNames = {
  dialaction: dialactionNames,
  callerid: callerIdNames,
  schedule_id: 'value',
} as const;

/** Reads the parts; throws for a bad caller id, while a bad dial action is found when it is written (core.md 7.11). */
export function readQueueParts(body: Container): QueueParts {
  readCallerId(body['callerid']);
  return {
    dialactions: readDialactions(body['dialaction']),
    callerId: body['callerid'],
    scheduleId: scheduleIdOf(body['schedule_id']),
  };
}

/** An edit that may give a group or queue another name. */
interface Rename {
  readonly before: string;
  readonly name: string;
  /** Whether the new name outlives the refusal: then the `queue` row has it and the owner is lost. */
  readonly breaks: Difference<boolean>;
}

/** Throws for dial actions that an edit cannot write. */
export function requireQueueParts(
  request: ActRequest,
  owner: QueueOwner,
  { dialactions, before, name, breaks }: Pick<QueueParts, 'dialactions'> & Rename,
): void {
  const { store } = request;
  try {
    requireDialactions(store, { category: owner.type, id: owner.id }, dialactions);
  } catch (error) {
    if (before !== name && inDialectOf(request, breaks)) {
      store.update('queue', { name: before }, { name });
      store.keepWritesSoFar();
    }
    throw error;
  }
}

/** Replaces the number and the parts of the owner. The number comes first: a refused dial action uses up its ids. */
export function writeQueueParts(
  store: Store,
  owner: QueueOwner,
  { number, context, ...parts }: QueueParts & { readonly number: string; readonly context: string },
): void {
  const { type, id } = owner;
  writeNumber(store, owner, { number, context, appdata: `${type},s,1(${id},)` });
  writeDialactions(store, { category: type, id }, parts.dialactions);
  writeCallerId(store, owner, parts.callerId);
  writeScheduleLink(store, { path: type, id }, parts.scheduleId);
}

/** Removes the number and the parts; dial actions that lead to the owner are marked. */
export function removeQueueParts(store: Store, owner: QueueOwner): void {
  const { type, id } = owner;
  removeNumber(store, owner);
  removeDialactions(store, { category: type, id });
  unlinkDialactions(store, owner);
  removeCallerId(store, owner);
  removeScheduleLink(store, { path: type, id });
}

/** The last keys of a view; `schedule_id` only where there is one (core.md 7.14). */
export function queuePartsJson(store: Store, owner: QueueOwner): JsonRecord {
  const { type, id } = owner;
  const scheduleId = scheduleLinkJson(store, { path: type, id });
  return {
    dialaction: dialactionsJson(store, { category: type, id }),
    callerid: callerIdJson(store, owner),
    ...(scheduleId !== undefined && { schedule_id: scheduleId }),
  };
}
