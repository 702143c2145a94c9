import type { ActivityOf } from '../engine/activity.ts';
import { type CallInProgress, type LegParts, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import type { Destination, Hunt } from '../engine/destination.ts';
import { connectedMember, memberOf, unansweredMember } from '../engine/hunt-log.ts';
import { answeringOf, behaviourOf } from '../engine/people.ts';
import { talk } from './conversation.ts';
import { pickUp, pickupOf } from './pickup.ts';

/** Phones to ring at the same time. */
export interface Ring {
  readonly phones: readonly LegParts[];
  /** How long they ring. */
  readonly seconds: number;
  /** Where the call goes if nobody answers, if every phone is busy or rejects the call, and if none can be reached. */
  readonly failed: { readonly noanswer: Destination; readonly busy: Destination; readonly chanunavail: Destination };
  /** The group or queue that rings its members. */
  readonly hunt?: Hunt;
  /** Why the phones ring, for the steps. */
  readonly why: string;
}

type Ringing = ActivityOf<'ringing'>;
type RingingPhone = Ringing['phones'][number];

/** Rings phones: those that are busy or unreachable fail at once. */
export function ring(call: CallInProgress, { phones, seconds, failed, hunt, why }: Ring): Next {
  const timeout = call.now + millisecondsOf(seconds);
  const tried = phones.map((phone) => tryPhone(call, phone, why));
  const ringing = tried.filter((phone): phone is RingingPhone => typeof phone === 'object');
  if (ringing.length === 0) {
    for (const phone of phones) if (hunt !== undefined) unansweredMember(call, hunt, phone.interface, 0);
    return { to: tried.includes('busy') ? failed.busy : failed.chanunavail };
  }
  const pickup = pickupOf(call, phones);
  const activity: Ringing = {
    kind: 'ringing',
    since: call.now,
    until: timeout,
    phones: ringing,
    timeout,
    failed: { noanswer: failed.noanswer, busy: failed.busy },
    ...(hunt !== undefined && { hunt }),
    ...(pickup !== undefined && { pickup }),
  };
  return { during: untilNextEvent(activity) };
}

function tryPhone(call: CallInProgress, phone: LegParts, why: string): RingingPhone | 'busy' | 'unreachable' {
  const behaviour = behaviourOf(call.request, phone);
  const { party } = phone;
  if (behaviour.unreachable === true) {
    call.step('leaves', party, { why: `the phone ${phone.interface} is not registered` });
    return 'unreachable';
  }
  const leg = call.dial(phone);
  if (behaviour.busy === true) {
    call.step('rejects', party, { why: 'the phone is busy' });
    call.end(leg);
    return 'busy';
  }
  call.step('rings', party, { with: call.main.party, why });
  const rejects = behaviour.rejects && call.now + millisecondsOf(behaviour.rejects.after);
  const answer = rejects === undefined ? answeringOf(behaviour) : undefined;
  return {
    leg,
    answers: answer === undefined ? null : call.now + millisecondsOf(answer.after),
    rejects: rejects ?? null,
  };
}

function untilNextEvent(activity: Ringing): Ringing {
  const times = activity.phones.flatMap(({ answers, rejects }) => [answers, rejects]).filter((time) => time !== null);
  const pickup = activity.pickup === undefined ? [] : [activity.pickup.at];
  return { ...activity, until: Math.min(activity.timeout, ...times, ...pickup) };
}

/** What happens when a phone is answered or rejects the call, somebody picks it up, or the time is over. */
export function endOfRinging(call: CallInProgress, activity: Ringing): Next {
  const { now } = call;
  const answered = activity.phones.find(({ answers }) => answers !== null && answers <= now && now < activity.timeout);
  if (answered !== undefined) return answer(call, activity, answered);
  if (activity.pickup !== undefined && activity.pickup.at <= now) return pickUp(call, activity, activity.pickup);
  if (now >= activity.timeout) {
    stopRinging(call, activity, 'nobody answered in time');
    return { to: activity.failed.noanswer };
  }
  return rejected(call, activity);
}

function rejected(call: CallInProgress, activity: Ringing): Next {
  const isGone = ({ rejects }: RingingPhone) => rejects !== null && rejects <= call.now;
  const left = activity.phones.filter((phone) => !isGone(phone));
  for (const { leg } of activity.phones.filter(isGone)) {
    const { party } = call.leg(leg);
    call.step('rejects', party, { with: call.main.party, why: `${party} rejects the call` });
    if (activity.hunt !== undefined)
      unansweredMember(call, activity.hunt, memberOf(call.leg(leg)), call.now - activity.since);
    call.end(leg);
  }
  if (left.length === 0) return { to: activity.failed.busy };
  return { during: untilNextEvent({ ...activity, phones: left }) };
}

function answer(call: CallInProgress, { phones, hunt, since }: Ringing, answered: RingingPhone): Next {
  const leg = call.leg(answered.leg);
  call.step('answers', leg.party, { with: call.main.party, why: `after ${(call.now - since) / 1000} s` });
  call.answer(answered.leg);
  for (const phone of phones) if (phone !== answered) call.end(phone.leg);
  const talks = answeringOf(behaviourOf(call.request, leg))?.talks ?? 0;
  if (hunt === undefined) return talk(call, { phone: answered.leg, talks });
  return talk(call, { phone: answered.leg, talks, hunt: connectedMember(call, hunt, leg, call.now - since) });
}

/** Ends the legs of all phones that ring. */
export function stopRinging(call: CallInProgress, { phones, hunt, since }: Ringing, why?: string): void {
  for (const { leg } of phones) {
    const { party } = call.leg(leg);
    if (why !== undefined) call.step('leaves', party, { why });
    if (why !== undefined && hunt !== undefined)
      unansweredMember(call, hunt, memberOf(call.leg(leg)), call.now - since);
    call.end(leg);
  }
}
