import type { Rows } from '#store/schema/rows.ts';
import type { CallInProgress } from '../engine/call-in-progress.ts';
import type { Hunt } from '../engine/destination.ts';
import type { HuntMember } from './members.ts';

/** Orders the free members: the first one is called. */
type Order = (call: CallInProgress, queueName: string, members: readonly HuntMember[]) => readonly HuntMember[];

/** How the strategies of queues order the members; `ringall`, and any other word, calls all of them. */
const orders: Readonly<Record<string, Order>> = {
  linear: (_call, _queueName, members) => members,
  leastrecent: (call, queueName, members) => sortedBy(members, lastCallOf(call, queueName)),
  fewestcalls: (call, queueName, members) => sortedBy(members, callsTaken(call, queueName)),
  random: inChance,
  wrandom: inChance,
  rrmemory: afterLast,
  rrordered: afterLast,
};

/** The members to call now, and those who were tried in this round including them. */
export interface Choice {
  readonly chosen: readonly HuntMember[];
  readonly tried: string[];
}

/**
 * Chooses among free members: those with the lowest penalty, by the strategy of the queue. A member who did not answer comes again
 * only when all others were tried.
 */
export function chosenMembers(
  call: CallInProgress,
  queue: Rows['queue'],
  free: readonly HuntMember[],
  hunt: Hunt,
): Choice {
  const order = Object.hasOwn(orders, queue.strategy ?? '') ? orders[queue.strategy ?? ''] : undefined;
  const lowest = Math.min(...free.map(({ penalty }) => penalty));
  if (order === undefined) return { chosen: free.filter(({ penalty }) => penalty === lowest), tried: [] };
  const untried = free.filter((member) => !hunt.tried.includes(member.interface));
  const candidates = untried.length === 0 ? free : untried;
  const least = Math.min(...candidates.map(({ penalty }) => penalty));
  const [first] = order(
    call,
    hunt.name,
    candidates.filter(({ penalty }) => penalty === least),
  );
  const before = untried.length === 0 ? [] : hunt.tried;
  return first === undefined ? { chosen: [], tried: [] } : { chosen: [first], tried: [...before, first.interface] };
}

function sortedBy(
  members: readonly HuntMember[],
  sortValue: (member: HuntMember) => string | number,
): readonly HuntMember[] {
  const values = new Map(members.map((member) => [member, sortValue(member)]));
  const compare = (one: string | number = '', other: string | number = '') => (one < other ? -1 : one > other ? 1 : 0);
  return [...members].sort((one, other) => compare(values.get(one), values.get(other)));
}

/** The time of a member's last call in the queue; empty if there was none. */
function lastCallOf({ store, time }: CallInProgress, queueName: string) {
  return ({ interface: member }: HuntMember): string => {
    const sql = `SELECT max(time) AS last FROM queue_log WHERE queuename = ? AND agent = ? AND event IN ('COMPLETEAGENT', 'COMPLETECALLER', 'TRANSFER') AND time <= ?`;
    return store.query({ last: 'text?' }, sql, queueName, member, time)[0]?.last ?? '';
  };
}

function callsTaken({ store, time }: CallInProgress, queueName: string) {
  return ({ interface: member }: HuntMember): number => {
    const sql = `SELECT count(*) AS calls FROM queue_log WHERE queuename = ? AND agent = ? AND event = 'CONNECT' AND time <= ?`;
    return store.query({ calls: 'number' }, sql, queueName, member, time)[0]?.calls ?? 0;
  };
}

function inChance(call: CallInProgress, _queueName: string, members: readonly HuntMember[]): readonly HuntMember[] {
  return sortedBy(members, () => call.random.next());
}

/** The members in order, beginning after the one who was called last. */
function afterLast(
  { store, time }: CallInProgress,
  queueName: string,
  members: readonly HuntMember[],
): readonly HuntMember[] {
  const sql = `SELECT agent FROM queue_log WHERE queuename = ? AND event IN ('CONNECT', 'RINGNOANSWER') AND time <= ? ORDER BY time DESC, id DESC LIMIT 1`;
  const last = store.query({ agent: 'queue_log.agent' }, sql, queueName, time)[0]?.agent;
  const all = store.all('queuemember', { queue_name: queueName }, 'position').map((row) => row.interface);
  const start = last === undefined ? -1 : all.indexOf(last);
  const turn = (member: HuntMember) => (all.indexOf(member.interface) - start - 1 + all.length) % all.length;
  return sortedBy(members, turn);
}
