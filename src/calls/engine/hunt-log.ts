import { type QueueEvent, queueEvent } from '#pbx/queue-log/events.ts';
import { addQueueLog } from '#pbx/queue-log/rows.ts';
import type { CallInProgress } from './call-in-progress.ts';
import type { Hunt } from './destination.ts';
import type { CallLeg } from './state.ts';

/** Writes a row of the queue log about a caller in a group or queue. */
export function logHunt(call: CallInProgress, queue: string, event: QueueEvent, member?: string): void {
  const row = { at: call.now * 1000, call: call.main.id, queue, event };
  call.state.queueLog.push(addQueueLog(call.store, member === undefined ? row : { ...row, member }));
}

/** The interface of the member whose phone a leg is: the channel without its suffix. */
export function memberOf({ channel }: CallLeg): string {
  return channel.slice(0, channel.lastIndexOf('-'));
}

/** Logs that a member did not answer; `ringtime` is in milliseconds. Pauses the member if the queue does so. */
export function unansweredMember(call: CallInProgress, { name }: Hunt, member: string, ringtime: number): void {
  logHunt(call, name, queueEvent('RINGNOANSWER', { ringtime }), member);
  const { store } = call;
  const queue = store.first('queue', { name });
  if (queue === undefined || queue.autopause === 0) return;
  const reason = 'Auto-Pause';
  store.delete('queuepause', { queue_name: name, interface: member });
  store.insert('queuepause', { queue_name: name, interface: member, paused: 1, reason, since: call.time });
  logHunt(call, name, queueEvent('PAUSE', { reason }), member);
}

/** Logs that a member is connected with the caller, and returns the hunt from then on; `rang` is in milliseconds. */
export function connectedMember(call: CallInProgress, hunt: Hunt, leg: CallLeg, rang: number): Hunt {
  leaveHunt(call, hunt);
  const connected = { ...hunt, connected: call.now };
  const data = { holdtime: waited(call, hunt), uniqueid: leg.id, ringtime: Math.round(rang / 1000) };
  logHunt(call, hunt.name, queueEvent('CONNECT', data), memberOf(leg));
  return connected;
}

/** Logs the end of a conversation with a member; `by` is the side that hung up. */
export function endOfService(call: CallInProgress, hunt: Hunt, leg: CallLeg, by: 'agent' | 'caller'): void {
  const name = by === 'agent' ? 'COMPLETEAGENT' : 'COMPLETECALLER';
  logHunt(call, hunt.name, queueEvent(name, serviceTimes(call, hunt)), memberOf(leg));
}

/** Logs that a member transferred the caller. */
export function transferredService(
  call: CallInProgress,
  hunt: Hunt,
  leg: CallLeg,
  { number, context }: Pick<CallLeg, 'number' | 'context'>,
): void {
  const data = { extension: number, context, ...serviceTimes(call, hunt) };
  logHunt(call, hunt.name, queueEvent('TRANSFER', data), memberOf(leg));
}

function serviceTimes(call: CallInProgress, { entered, connected, position }: Hunt) {
  const since = connected ?? call.now;
  return {
    holdtime: Math.round((since - entered) / 1000),
    calltime: Math.round((call.now - since) / 1000),
    origposition: position,
  };
}

/** Logs that the caller leaves the group or queue without an answer. */
export function unservedCaller(
  call: CallInProgress,
  hunt: Hunt,
  event: 'ABANDON' | 'EXITWITHTIMEOUT' | 'EXITEMPTY',
): void {
  const position = positionOf(call, hunt);
  leaveHunt(call, hunt);
  const data = { position, origposition: hunt.position, waittime: waited(call, hunt) };
  logHunt(call, hunt.name, queueEvent(event, data));
}

/** The place of the caller among those who wait, from 1. */
export function positionOf(call: CallInProgress, { name, wait }: Pick<Hunt, 'name' | 'wait'>): number {
  return waitingBefore(call, name, wait) + 1;
}

/** The number of callers who wait in a group or queue at the time of the call, only those who entered before a row of `callwait`. */
export function waitingBefore(call: CallInProgress, name: string, wait = Number.MAX_SAFE_INTEGER): number {
  const [row] = call.store.query(
    { waiting: 'number' },
    `SELECT count(*) AS waiting FROM callwait WHERE queue_name = ? AND callid <> ? AND entered <= ? AND ("left" IS NULL OR "left" > ?)
      AND (entered, id) < (coalesce((SELECT entered FROM callwait WHERE id = ?), '9'), ?)`,
    name,
    call.row,
    call.time,
    call.time,
    wait,
    wait,
  );
  return row?.waiting ?? 0;
}

function leaveHunt(call: CallInProgress, { wait }: Hunt): void {
  call.store.update('callwait', { id: wait }, { left: call.time });
}

function waited(call: CallInProgress, { entered }: Hunt): number {
  return Math.round((call.now - entered) / 1000);
}
