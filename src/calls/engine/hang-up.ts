import { leaveConference } from '../activities/listening.ts';
import { stopRinging } from '../activities/ringing.ts';
import type { CallOutcome } from '../answer.ts';
import type { Activity } from './activity.ts';
import { type CallInProgress, millisecondsOf } from './call-in-progress.ts';
import { endOfService, unservedCaller } from './hunt-log.ts';

/** How long somebody waits for an answer, in seconds, unless the request says when the caller hangs up. */
const patience = 3600;

/** The activities in which somebody waits for an answer. */
const waits: ReadonlySet<Activity['kind']> = new Set<Activity['kind']>(['ringing', 'waiting', 'parked']);

/**
 * When the caller hangs up: as the request says, unless a transfer took the caller's phone out of the call; otherwise whoever waits for
 * an answer loses patience.
 */
export function callerHangsUpAt({ state, request }: CallInProgress, { kind }: Activity): number {
  const { hangsUp } = request.caller;
  if (hangsUp !== undefined && state.legs.length > 0 && state.main === 0) {
    return state.started + millisecondsOf(hangsUp.after);
  }
  return waits.has(kind) ? state.idleSince + millisecondsOf(patience) : Number.POSITIVE_INFINITY;
}

/** The caller hangs up in the middle of an activity. Returns how the call ends. */
export function callerHangsUp(call: CallInProgress, activity: Activity): CallOutcome {
  const why =
    call.request.caller.hangsUp === undefined
      ? `nobody waits longer than ${patience} s`
      : `after ${(call.now - call.state.started) / 1000} s`;
  call.step('hangs up', call.main.party, { why });
  switch (activity.kind) {
    case 'ringing':
      stopRinging(call, activity);
      if (activity.hunt !== undefined) unservedCaller(call, activity.hunt, 'ABANDON');
      return lostOr(call, 'abandoned');
    case 'starting':
      return 'abandoned';
    case 'waiting':
      unservedCaller(call, activity.hunt, 'ABANDON');
      return lostOr(call, 'abandoned');
    case 'talking':
      call.disconnect();
      if (activity.hunt !== undefined) endOfService(call, activity.hunt, call.leg(activity.phone), 'caller');
      return 'answered';
    case 'consulting':
      if (activity.hunt !== undefined) endOfService(call, activity.hunt, call.leg(activity.phone), 'caller');
      return 'answered';
    case 'parked':
      call.note(call.state.main, 'PARK_END');
      return 'answered';
    case 'listening':
      leaveConference(call, activity.isConference);
      return lostOr(call, activity.outcome);
  }
}

/** A call in which somebody talked was answered, whatever came later. */
function lostOr({ state }: CallInProgress, outcome: CallOutcome): CallOutcome {
  return state.talks > 0 ? 'answered' : outcome;
}
