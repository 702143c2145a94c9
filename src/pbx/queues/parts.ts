import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import type { AnswerShape } from '#pbx/json/answers.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import {
  callerIdAnswer,
  callerIdJson,
  callerIdNames,
  readCallerId,
  removeCallerId,
  writeCallerId,
} from '#pbx/links/callerids.ts';
import { dialactionsAnswer } from '#pbx/links/dialaction-answers.ts';
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
import {
  removeScheduleLink,
  scheduleIdName,
  scheduleIdOf,
  scheduleLinkAnswer,
  scheduleLinkJson,
  writeScheduleLink,
} from '#pbx/links/schedule-links.ts';
import { removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';

/** A group or queue as the owner of a number, dial actions, a caller id and a schedule. */
export interface QueueOwner {
  readonly type: 'group' | 'queue';
  readonly id: number;
}

/** The parts of a body that groups and queues share. */
export interface QueueParts {
  readonly dialactions: readonly DialactionEntry[];
  readonly callerId: unknown;
  readonly scheduleId: number;
}

/** The fields of the shared parts; a queue has more events. */
export const queuePartNames = {
  dialaction: dialactionNames,
  callerid: callerIdNames,
  schedule_id: scheduleIdName,
} as const;

/** Reads the parts. Throws `BadRequest` for an invalid caller id; dial actions are checked when they are written (core.md 7.11). */
export function readQueueParts(body: Container): QueueParts {
  readCallerId(body['callerid']);
  return {
    dialactions: readDialactions(body['dialaction']),
    callerId: body['callerid'],
    scheduleId: scheduleIdOf(body['schedule_id']),
  };
}

/** An edit that may rename a group or queue. */
interface Rename {
  readonly before: string;
  readonly name: string;
  /** True where a refused edit still renames the `queue` row, so that the owner no longer has one. */
  readonly breaks: Difference<boolean>;
}

/** Throws `BadRequest` for dial actions that an edit cannot write. */
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

/**
 * Replaces the number and the parts of the owner. Throws `BadRequest` for an invalid dial action, which uses up the ids of the
 * number: that is written first.
 */
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

/** Removes the number and the parts of the owner, and marks dial actions that lead to it as not linked. */
export function removeQueueParts(store: Store, owner: QueueOwner): void {
  const { type, id } = owner;
  removeNumber(store, owner);
  removeDialactions(store, { category: type, id });
  unlinkDialactions(store, owner);
  removeCallerId(store, owner);
  removeScheduleLink(store, { path: type, id });
}

/** The last keys of a view. `schedule_id` is absent without a schedule (core.md 7.14). */
export function queuePartsJson(store: Store, owner: QueueOwner): JsonRecord {
  const { type, id } = owner;
  const scheduleId = scheduleLinkJson(store, { path: type, id });
  return {
    dialaction: dialactionsJson(store, { category: type, id }),
    callerid: callerIdJson(store, owner),
    ...(scheduleId !== undefined && { schedule_id: scheduleId }),
  };
}

/** The schemas of `queuePartsJson`. */
export function queuePartAnswers(type: QueueOwner['type']): AnswerShape {
  return {
    dialaction: dialactionsAnswer(type),
    callerid: callerIdAnswer(),
    schedule_id: scheduleLinkAnswer().optional(),
  };
}
