import { joinNames } from '#input/describe-value.ts';
import { wallClock } from '#pbx/call-records/wall-clock.ts';
import { queueEvent } from '#pbx/queue-log/events.ts';
import { addQueueLog } from '#pbx/queue-log/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Occasion } from './logins.ts';
import { type MemberName, memberNamed, membershipRowsOf, type NamedMember } from './members.ts';
import { AgentRefused } from './refusals.ts';

/** A pause, or the end of one. */
export interface PauseChange extends Occasion {
  readonly member: MemberName;
  /** The name of a group or queue. Default: all those of the member. */
  readonly queue?: string | undefined;
  readonly reason?: string | undefined;
}

/** How a member of a group or queue is paused. */
export interface Pause {
  readonly reason: string;
  /** As in the database; empty if the membership itself says that the member is paused. */
  readonly since: string;
}

/** Pauses a member and returns the ids of the rows of the queue log. Throws `AgentRefused`. */
export function pauseMember(store: Store, change: PauseChange): readonly number[] {
  return writePauses(store, change, { one: 'PAUSE', all: 'PAUSEALL', paused: 1 });
}

/** Ends the pause of a member and returns the ids of the rows of the queue log. Throws `AgentRefused`. */
export function unpauseMember(store: Store, change: PauseChange): readonly number[] {
  return writePauses(store, change, { one: 'UNPAUSE', all: 'UNPAUSEALL', paused: 0 });
}

interface PauseKind {
  readonly one: 'PAUSE' | 'UNPAUSE';
  readonly all: 'PAUSEALL' | 'UNPAUSEALL';
  readonly paused: 0 | 1;
}

/** The row about all queues comes before those of each. */
function writePauses(store: Store, change: PauseChange, { one, all, paused }: PauseKind): readonly number[] {
  const { at, call, queue, reason = '' } = change;
  const memberships = chosenQueues(store, memberNamed(store, change.member), queue);
  const about = { at, ...(call !== undefined && { call }) };
  const [first] = memberships;
  const overall =
    queue !== undefined || first === undefined
      ? []
      : [addQueueLog(store, { ...about, member: first.interface, event: queueEvent(all, { reason }) })];
  const each = memberships.map((row) => {
    writePause(store, row, { paused, reason, since: wallClock()(at) });
    const event = queueEvent(one, { reason });
    return addQueueLog(store, { ...about, queue: row.queue_name, member: row.interface, event });
  });
  return [...overall, ...each];
}

function chosenQueues(store: Store, member: NamedMember, name: string | undefined): readonly Rows['queuemember'][] {
  const memberships = membershipRowsOf(store, member);
  if (memberships.length === 0) throw new AgentRefused(`${member.party} is not a member of any group or queue`);
  const chosen = name === undefined ? memberships : memberships.filter((row) => row.queue_name === name);
  if (chosen.length > 0) return chosen;
  const names = joinNames(
    memberships.map((row) => row.queue_name),
    'and',
  );
  throw new AgentRefused(`${member.party} is not a member of ${name}, but of ${names}`);
}

function writePause(
  store: Store,
  { queue_name, interface: memberInterface, paused }: Rows['queuemember'],
  values: Omit<Rows['queuepause'], 'queue_name' | 'interface'>,
): void {
  store.delete('queuepause', { queue_name, interface: memberInterface });
  if (values.paused === 0 && !isPausedInRow({ paused })) return;
  store.insert('queuepause', { queue_name, interface: memberInterface, ...values });
}

/** Returns the pause of a member; `undefined` if the member is not paused. */
export function pauseOf(store: Store, member: Rows['queuemember']): Pause | undefined {
  const { queue_name, interface: memberInterface } = member;
  const row = store.first('queuepause', { queue_name, interface: memberInterface });
  if (row !== undefined) return row.paused === 0 ? undefined : { reason: row.reason, since: row.since };
  return isPausedInRow(member) ? { reason: '', since: '' } : undefined;
}

/** True if the web services set the member to paused. */
function isPausedInRow({ paused }: Pick<Rows['queuemember'], 'paused'>): boolean {
  return (paused ?? 0) !== 0;
}
