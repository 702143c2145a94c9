import type { CallInProgress, Next } from './call-in-progress.ts';
import { callerHangsUp, callerHangsUpAt } from './hang-up.ts';
import { endActivity, goTo } from './route.ts';

/** A call that is sent to more destinations than this goes in a circle. */
const maxHops = 2000;
const maxHopsInRow = 30;

/** When something happens next in a call, in milliseconds since 1970; `undefined` when it is over. */
export function dueTime(call: CallInProgress): number | undefined {
  const { activity } = call.state;
  return activity === null ? undefined : Math.min(activity.until, callerHangsUpAt(call));
}

/** Lets a call go on from what it does next until it does something that takes time, or is over. */
export function proceed(call: CallInProgress, first: Next): void {
  let next = first;
  for (let hops = 0; 'to' in next; hops += 1) {
    call.state.hops += 1;
    const isCircle = hops > maxHopsInRow || call.state.hops > maxHops;
    next = isCircle ? { over: 'congestion', why: 'the call goes in a circle' } : goTo(call, next.to);
  }
  if ('during' in next) {
    call.state.activity = next.during;
    return;
  }
  call.step('ends', call.main.party, { why: next.why });
  call.finish(next.over);
}

/** Does the next thing that happens in a call. */
export function playNext(call: CallInProgress): void {
  const { activity } = call.state;
  const due = dueTime(call);
  if (activity === null || due === undefined) return;
  call.state.now = due;
  if (due < activity.until || activity.until === callerHangsUpAt(call)) {
    call.finish(callerHangsUp(call, activity));
    return;
  }
  proceed(call, endActivity(call, activity));
}
