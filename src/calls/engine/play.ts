import { ImpossibleCall } from '../impossible-call.ts';
import type { Activity } from './activity.ts';
import type { CallInProgress, Next } from './call-in-progress.ts';
import { callerHangsUp, callerHangsUpAt } from './hang-up.ts';
import { endActivity, goTo } from './route.ts';

/** A call that is sent to more destinations than this at once goes in a circle. */
const maxHops = 30;

/** When something happens next in a call, in milliseconds since 1970; `undefined` when it is over. */
export function dueTime(call: CallInProgress): number | undefined {
  const { activity } = call.state;
  return activity === null ? undefined : Math.min(activity.until, callerHangsUpAt(call, activity));
}

/** Lets a call go on from what it does next until it does something that takes time, or is over. */
function proceed(call: CallInProgress, first: Next): void {
  let next = first;
  for (let hops = 0; 'to' in next; hops += 1) {
    next = hops > maxHops ? { over: 'congestion', why: 'the call goes in a circle' } : goTo(call, next.to);
  }
  if ('during' in next) {
    call.state.activity = next.during;
    return;
  }
  call.step('ends', endedParty(call), { why: next.why });
  call.finish(call.state.talks > 0 ? 'answered' : next.over);
}

/** Who the call ends for: a caller without a channel dialled an unknown number. */
function endedParty({ state }: CallInProgress): string {
  return state.legs[state.main]?.party ?? state.steps[0]?.who ?? 'caller';
}

/** Does the next thing that happens in a call. */
export function playNext(call: CallInProgress): void {
  const { activity } = call.state;
  const due = dueTime(call);
  if (activity === null || due === undefined) return;
  call.state.now = due;
  // A caller who hangs up at once has dialled before.
  const isStarted = activity.kind !== 'starting';
  if (isStarted && (due < activity.until || activity.until === callerHangsUpAt(call, activity))) {
    call.finish(callerHangsUp(call, activity));
    return;
  }
  proceed(call, whatFollows(call, activity));
}

/** A call that cannot start any more, because the caller or the called was deleted since it was placed, is over. */
function whatFollows(call: CallInProgress, activity: Activity): Next {
  try {
    return endActivity(call, activity);
  } catch (error) {
    if (!(error instanceof ImpossibleCall)) throw error;
    return { over: 'unreachable', why: error.message };
  }
}
