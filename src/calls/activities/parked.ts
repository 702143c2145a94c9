import { lotAt } from '../dialplan/parking.ts';
import { lineAt } from '../dialplan/parties.ts';
import type { ActivityOf } from '../engine/activity.ts';
import { type CallInProgress, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import { answeringOf, behaviourOf } from '../engine/people.ts';
import { legPartsOf } from '../engine/phones.ts';
import { type Sides, talk } from './conversation.ts';

type Parked = ActivityOf<'parked'>;

/** A side of a conversation parks the other and hangs up. */
export function park(call: CallInProgress, { acting, other }: Sides): Next {
  const { party, user, context } = call.leg(acting);
  const parks = (acting === 0 ? call.request.caller : behaviourOf(call.request, call.leg(acting))).parks;
  const lot = lotAt(call.store, context);
  call.step('parks', party, { with: call.leg(other).party, why: `in the parking lot ${lot.name}, place ${lot.slot}` });
  call.disconnect();
  call.state.main = other;
  call.startApplication({ appname: 'Park', appdata: lot.slot, context: lot.context });
  call.note(other, 'PARK_START', acting);
  call.end(acting);
  const retrieved = parks?.retrieved;
  const isInTime = retrieved !== undefined && retrieved.after < lot.seconds;
  return {
    during: {
      kind: 'parked',
      since: call.now,
      until: call.now + millisecondsOf(isInTime ? retrieved.after : lot.seconds),
      lot: lot.name,
      slot: lot.slot,
      retrievedBy: isInTime ? retrieved.by : null,
      parkedBy: user,
      context,
    },
  };
}

/** The parked call is taken back, or its time is over and the phone of the person who parked it rings. */
export function endOfParking(call: CallInProgress, { slot, retrievedBy, parkedBy, context, since }: Parked): Next {
  call.note(call.state.main, 'PARK_END');
  const seconds = (call.now - since) / 1000;
  const phone = retrievedBy === null ? undefined : lineAt(call.store, retrievedBy, context);
  if (phone !== undefined) {
    const parts = legPartsOf(call.store, phone);
    const leg = call.dial(parts);
    call.step('retrieves', parts.party, { with: call.main.party, why: `dials ${slot} after ${seconds} s` });
    call.answer(leg);
    return talk(call, { phone: leg, talks: answeringOf(behaviourOf(call.request, parts))?.talks ?? 0 });
  }
  const why =
    retrievedBy === null ? 'nobody took the call back' : `${retrievedBy} in ${context} is not the number of a line`;
  call.step('leaves', call.main.party, { why: `${why}: the time of the parking lot is over after ${seconds} s` });
  if (parkedBy === null) return { over: 'answered', why: 'the phone that parked the call has no user' };
  return { to: { kind: 'user', id: parkedBy } };
}
