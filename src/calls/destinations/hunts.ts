import { millisecondsOfRow } from '#pbx/call-records/wall-clock.ts';
import { queueEvent } from '#pbx/queue-log/events.ts';
import type { Rows } from '#store/schema/rows.ts';
import { dialActionOf } from '../dialplan/actions.ts';
import { changedCallerId } from '../dialplan/caller-ids.ts';
import { type CallInProgress, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf, Failure, Hunt } from '../engine/destination.ts';
import { logHunt, waitingBefore } from '../engine/hunt-log.ts';
import { destinationOfAction, nameOfObject, whileClosed, wordsOf } from './actions.ts';
import { emptiness, huntMembers } from './members.ts';

/** A group or queue as callers see it. */
interface Distributor {
  readonly kind: Hunt['kind'];
  readonly id: number;
  readonly name: string;
  /** How long callers stay in it, in seconds; 0 for as long as they like. */
  readonly seconds: number;
  /** Where `Queue` runs, and what the queue does itself. */
  readonly queue: Rows['queue'];
  /** Longest wait in seconds and highest ratio of callers to members, in percent; null if there is no limit. */
  readonly waittime: number | null;
  readonly waitratio: number | null;
}

export function toGroup(call: CallInProgress, { id, seconds }: CallDestinationOf<'group'>): Next {
  const row = call.store.first('groupfeatures', { id, deleted: 0 });
  const queue = row && call.store.first('queue', { name: row.name });
  if (row === undefined || queue === undefined) return { over: 'congestion', why: `group ${id} does not exist` };
  const { name, timeout } = row;
  return enter(call, { kind: 'group', id, name, queue, seconds: seconds ?? timeout, waittime: null, waitratio: null });
}

export function toQueue(call: CallInProgress, { id, seconds }: CallDestinationOf<'queue'>): Next {
  const row = call.store.first('queuefeatures', { id });
  const queue = row && call.store.first('queue', { name: row.name });
  if (row === undefined || queue === undefined) return { over: 'congestion', why: `queue ${id} does not exist` };
  const { name, timeout, waittime, waitratio } = row;
  const limits = { waittime: Number(waittime) || null, waitratio: Number(waitratio) || null };
  return enter(call, { kind: 'queue', id, name, queue, seconds: seconds ?? timeout, ...limits });
}

/** What may keep a caller out, in order. */
const obstacles: readonly ((call: CallInProgress, distributor: Distributor) => Next | undefined)[] = [
  (_call, { kind, id, queue }) =>
    queue.commented === 0 ? undefined : { over: 'congestion', why: `${kind} ${id} is disabled` },
  whileHuntClosed,
  whileTooManyWait,
  whileFull,
  whileNobodyIsThere,
];

function enter(call: CallInProgress, distributor: Distributor): Next {
  const { kind, id, name, queue, seconds } = distributor;
  for (const obstacle of obstacles) {
    const next = obstacle(call, distributor);
    if (next !== undefined) return next;
  }
  call.showMainAs(changedCallerId(call.store, { type: kind, id }, call.main));
  call.startApplication({ appname: 'Queue', appdata: `${name},,,,`, context: kind });
  if (kind === 'queue') call.answerMain();
  const position = waitingBefore(call, name) + 1;
  const wait = call.store.insert('callwait', { callid: call.row, queue_name: name, entered: call.time });
  call.step('enters', call.main.party, { with: `${kind} ${name}`, why: `place ${position} of those who wait` });
  logHunt(call, name, queueEvent('ENTERQUEUE', { url: '', number: call.main.number }));
  const hunt: Hunt = {
    kind,
    id,
    name,
    wait,
    entered: call.now,
    deadline: seconds > 0 ? call.now + millisecondsOf(seconds) : null,
    position,
    announces: announcementAfter(queue, call.now),
    tried: [],
  };
  return { to: { kind: 'turn', hunt, pauses: false } };
}

/** When the next announcement is due: that of the position, or the periodic one; null if there is none. */
export function announcementAfter(queue: Rows['queue'], now: number): number | null {
  const seconds = [queue['announce-frequency'], queue['periodic-announce-frequency']]
    .map(Number)
    .filter((each) => each > 0);
  return seconds.length === 0 ? null : now + millisecondsOf(Math.min(...seconds));
}

function failure({ kind, id }: Distributor, why: Failure): Next {
  return { to: { kind: 'failed', category: kind, id, failure: why } };
}

function whileHuntClosed(call: CallInProgress, { kind, id, name }: Distributor): Next | undefined {
  const next = whileClosed(call, { path: kind, id });
  if (next !== undefined) logHunt(call, name, queueEvent('CLOSED', {}));
  return next;
}

/** A queue may send callers elsewhere who would wait too long, or among too many. */
function whileTooManyWait(
  call: CallInProgress,
  { kind, id, name, waittime, waitratio }: Distributor,
): Next | undefined {
  const waiting = waitingBefore(call, name);
  const longest = longestWait(call, name);
  if (waittime !== null && longest > waittime)
    return divert(call, { kind, id }, 'qwaittime', `a caller waits for ${longest} s, more than ${waittime} s`);
  const available = huntMembers(call, name).filter(({ obstacle }) => obstacle === '').length;
  const ratio = available === 0 ? 0 : ((waiting + 1) * 100) / available;
  if (waitratio === null || ratio <= waitratio) return undefined;
  return divert(
    call,
    { kind, id },
    'qwaitratio',
    `callers: ${waiting + 1}, members: ${available}, which is ${Math.round(ratio)} % and more than ${waitratio} %`,
  );
}

function divert(
  call: CallInProgress,
  { kind, id }: Pick<Distributor, 'kind' | 'id'>,
  event: string,
  why: string,
): Next | undefined {
  const action = destinationOfAction(dialActionOf(call.store, { category: kind, id }, event));
  if (action === undefined) return undefined;
  call.step('forwards', nameOfObject(call.store, kind, id), { with: wordsOf(call, action), why });
  return { to: action };
}

function longestWait(call: CallInProgress, name: string): number {
  const sql = `SELECT min(entered) AS entered FROM callwait WHERE queue_name = ? AND callid <> ? AND entered <= ?
    AND ("left" IS NULL OR "left" > ?)`;
  const [row] = call.store.query({ entered: 'text?' }, sql, name, call.row, call.time, call.time);
  return row?.entered == null ? 0 : Math.floor((call.now - millisecondsOfRow(row.entered)) / 1000);
}

function whileFull(call: CallInProgress, distributor: Distributor): Next | undefined {
  const { kind, name, queue } = distributor;
  const waiting = waitingBefore(call, name);
  const most = Number(queue.maxlen);
  if (most === 0 || waiting < most) return undefined;
  logHunt(call, name, queueEvent('FULL', {}));
  call.step('leaves', call.main.party, {
    with: `${kind} ${name}`,
    why: `callers who wait: ${waiting}, and maxlen is ${most}`,
  });
  return failure(distributor, 'congestion');
}

function whileNobodyIsThere(call: CallInProgress, distributor: Distributor): Next | undefined {
  const { kind, name, queue } = distributor;
  const why = emptiness(call, name, queue.joinempty);
  if (why === undefined) return undefined;
  logHunt(call, name, queueEvent('JOINEMPTY', {}));
  call.step('leaves', call.main.party, { with: `${kind} ${name}`, why: `${why} (joinempty)` });
  return failure(distributor, 'chanunavail');
}
