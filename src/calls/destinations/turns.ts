import type { Rows } from '#store/schema/rows.ts';
import { ring } from '../activities/ringing.ts';
import { type CallInProgress, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf, Hunt } from '../engine/destination.ts';
import { positionOf, unservedCaller } from '../engine/hunt-log.ts';
import { announcementAfter } from './hunts.ts';
import { emptiness, type HuntMember, huntMembers } from './members.ts';
import { chosenMembers } from './strategies.ts';

/** How long a member rings, and how long the caller waits before the next try, unless the queue says so; as in Asterisk. */
const usual = { timeout: 15, retry: 5 } as const;

/** The caller tries to reach members, or waits. */
export function takeTurn(call: CallInProgress, { hunt: before, pauses }: CallDestinationOf<'turn'>): Next {
  const queue = call.store.first('queue', { name: before.name });
  if (queue === undefined) return { over: 'congestion', why: `${before.kind} ${before.name} does not exist any more` };
  const hunt = announce(call, before, queue);
  const { kind, id, name } = hunt;
  const failed = (failure: 'noanswer' | 'chanunavail'): Next => ({
    to: { kind: 'failed', category: kind, id, failure },
  });
  if (hunt.deadline !== null && call.now >= hunt.deadline) {
    const why = `nobody answered in ${(call.now - hunt.entered) / 1000} s (timeout)`;
    call.step('leaves', call.main.party, { with: `${kind} ${name}`, why });
    unservedCaller(call, hunt, 'EXITWITHTIMEOUT');
    return failed('noanswer');
  }
  const empty = emptiness(call, name, queue.leavewhenempty);
  if (empty !== undefined) {
    call.step('leaves', call.main.party, { with: `${kind} ${name}`, why: `${empty} (leavewhenempty)` });
    unservedCaller(call, hunt, 'EXITEMPTY');
    return failed('chanunavail');
  }
  return pauses ? wait(call, hunt, queue) : tryMembers(call, hunt, queue);
}

function tryMembers(call: CallInProgress, hunt: Hunt, queue: Rows['queue']): Next {
  const members = huntMembers(call, hunt.name);
  const free = members.filter(({ obstacle }) => obstacle === '');
  const before = positionOf(call, hunt) - 1;
  const isServed = before === 0 || (queue.autofill !== 0 && before < free.length);
  if (free.length === 0 || !isServed) {
    noteWaiting(call, hunt, free.length === 0 ? whyNobody(members) : `callers before: ${before}`);
    return wait(call, hunt, queue);
  }
  const { chosen, tried } = chosenMembers(call, queue, free, hunt);
  const left = hunt.deadline === null ? Number.POSITIVE_INFINITY : (hunt.deadline - call.now) / 1000;
  const again = { kind: 'turn', hunt: { ...hunt, tried }, pauses: true } as const;
  return ring(call, {
    phones: chosen.flatMap(({ phone }) => phone ?? []),
    seconds: Math.min(Number(queue.timeout) || usual.timeout, left),
    failed: { noanswer: again, busy: again, chanunavail: again },
    hunt: { ...hunt, tried },
    why: `${hunt.kind} ${hunt.name}, strategy ${queue.strategy ?? 'ringall'}`,
  });
}

function whyNobody(members: readonly HuntMember[]): string {
  if (members.length === 0) return 'there is no member';
  return members.map(({ party, obstacle }) => `${party} ${obstacle}`).join(', ');
}

/** A caller who waits for the same reason again is not worth a step. */
function noteWaiting(call: CallInProgress, { kind, name }: Hunt, why: string): void {
  const last = call.state.steps.at(-1);
  if (last?.what === 'waits' && last.why === why) return;
  call.step('waits', call.main.party, { with: `${kind} ${name}`, why });
}

function wait(call: CallInProgress, hunt: Hunt, queue: Rows['queue']): Next {
  const next = call.now + millisecondsOf(Number(queue.retry) || usual.retry);
  const until = hunt.deadline === null ? next : Math.min(next, hunt.deadline);
  return { during: { kind: 'waiting', since: call.now, until, hunt } };
}

function announce(call: CallInProgress, hunt: Hunt, queue: Rows['queue']): Hunt {
  if (hunt.announces === null || call.now < hunt.announces) return hunt;
  const words =
    Number(queue['announce-frequency']) > 0
      ? `announcement of place ${positionOf(call, hunt)}`
      : 'periodic announcement';
  call.step('plays', `${hunt.kind} ${hunt.name}`, { with: call.main.party, why: words });
  return { ...hunt, announces: announcementAfter(queue, call.now) };
}
