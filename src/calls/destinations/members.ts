import { millisecondsOfRow } from '#pbx/call-records/wall-clock.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type MemberState, memberState } from '../agents/member-state.ts';
import { phonesOf } from '../dialplan/parties.ts';
import type { CallInProgress, LegParts } from '../engine/call-in-progress.ts';
import { callsOf } from '../engine/engagements.ts';
import { legPartsOf } from '../engine/phones.ts';

/** A member of a group or queue at the time of a call. */
export interface HuntMember {
  readonly party: string;
  /** As in `queuemember`: `Agent/8001`, `SIP/abc123`. */
  readonly interface: string;
  readonly penalty: number;
  /** The phone that rings; `undefined` if there is none. */
  readonly phone: LegParts | undefined;
  /** Why the member is not called, as a predicate; empty if it is. */
  readonly obstacle: string;
  /** What `joinempty` and `leavewhenempty` call the obstacle; `undefined` without one. */
  readonly condition: EmptyCondition | undefined;
}

/** The conditions that `joinempty` and `leavewhenempty` may name. */
type EmptyCondition = 'paused' | 'inuse' | 'unavailable' | 'invalid' | 'wrapup';

/** Returns the members of a group or queue, in order. */
export function huntMembers(call: CallInProgress, queueName: string): readonly HuntMember[] {
  const queue = call.store.first('queue', { name: queueName });
  return call.store
    .all('queuemember', { queue_name: queueName }, 'position')
    .map((row) => memberOfQueue(call, row, queue));
}

function memberOfQueue(call: CallInProgress, row: Rows['queuemember'], queue: Rows['queue'] | undefined): HuntMember {
  const state = memberState(call.store, row);
  const phone = state.phone && phoneFor(call, row, state.party, state.phone.userid);
  const parties = [state.party, ...(state.phone === undefined ? [] : [`user ${state.phone.userid}`])];
  const isInUse = queue?.ringinuse === 0 && callsOf(call, parties) > 0;
  const rests = state.obstacle === '' ? restOf(call, row, Number(queue?.wrapuptime)) : 0;
  const hindrance = hindranceOf(state, isInUse, rests);
  return { party: state.party, interface: row.interface, penalty: row.penalty, phone, ...hindrance };
}

/** Why a member is not called, if anything hinders it. */
function hindranceOf(
  { obstacle, isPaused, phone }: MemberState,
  isInUse: boolean,
  rests: number,
): Pick<HuntMember, 'obstacle' | 'condition'> {
  if (isPaused && obstacle !== '') return { obstacle, condition: 'paused' };
  if (obstacle !== '') return { obstacle, condition: phone === undefined ? 'unavailable' : 'invalid' };
  if (isInUse) return { obstacle: 'is in a call', condition: 'inuse' };
  if (rests > 0) return { obstacle: `rests for ${rests} s after a call (wrapuptime)`, condition: 'wrapup' };
  return { obstacle: '', condition: undefined };
}

/** The leg of a member: the channel is named by the member's interface, the number is that of the phone. */
function phoneFor(call: CallInProgress, row: Rows['queuemember'], party: string, userid: number): LegParts | undefined {
  const [phone] = phonesOf(call.store, userid);
  return phone && { ...legPartsOf(call.store, phone), party, interface: row.interface };
}

/** Seconds for which a member still rests after the last call of the queue. */
function restOf(call: CallInProgress, { queue_name, interface: member }: Rows['queuemember'], wrapup: number): number {
  if (!(wrapup > 0)) return 0;
  const sql = `SELECT max(time) AS last FROM queue_log WHERE queuename = ? AND agent = ? AND event IN ('COMPLETEAGENT', 'COMPLETECALLER', 'TRANSFER') AND time <= ?`;
  const [row] = call.store.query({ last: 'text?' }, sql, queue_name, member, call.time);
  if (row?.last == null) return 0;
  const free = millisecondsOfRow(row.last) + wrapup * 1000;
  return Math.max(0, Math.ceil((free - call.now) / 1000));
}

/** The conditions that a word of an older configuration stands for (Asterisk's documentation of queues). */
const olderWords: Readonly<Record<string, string>> = {
  yes: '',
  no: 'penalty,paused,invalid',
  strict: 'penalty,paused,invalid,unavailable',
  loose: 'penalty,invalid',
};

/** Returns why a group or queue counts as empty under some conditions; `undefined` if it does not. */
export function emptiness(call: CallInProgress, queueName: string, setting: string | null): string | undefined {
  const words = olderWords[setting ?? ''] ?? setting ?? '';
  const conditions = words.split(',').filter((word) => word !== '');
  if (conditions.length === 0) return undefined;
  const members = huntMembers(call, queueName);
  if (members.length === 0) return 'there is no member';
  const isThere = ({ condition }: HuntMember) => condition === undefined || !conditions.includes(condition);
  if (members.some(isThere)) return undefined;
  return members.map(({ party, obstacle }) => `${party} ${obstacle}`).join(', ');
}
