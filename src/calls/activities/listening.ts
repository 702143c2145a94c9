import type { CallOutcome } from '../answer.ts';
import type { ActivityOf } from '../engine/activity.ts';
import { type CallInProgress, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import type { Destination } from '../engine/destination.ts';

/** What the caller listens or speaks to: a mailbox, a sound, a conference, an application. */
interface Listening {
  readonly to: string;
  readonly seconds: number;
  /** How the call ends if the caller hangs up meanwhile. */
  readonly outcome: CallOutcome;
  readonly isConference?: boolean;
  /** Where the call goes afterwards. Default: it ends. */
  readonly next?: Destination;
}

/** Lets the caller listen or speak for a while. */
export function listen(call: CallInProgress, listening: Listening): Next {
  const { to, seconds, outcome, isConference = false, next = { kind: 'end', how: 'hangup' } } = listening;
  if (isConference) call.note(call.state.main, 'CONF_ENTER');
  const until = call.now + millisecondsOf(seconds);
  call.state.outcome = outcome;
  return { during: { kind: 'listening', since: call.now, until, to, isConference, outcome, next } };
}

/** The caller listened to the end. */
export function endOfListening(call: CallInProgress, { to, isConference, next }: ActivityOf<'listening'>): Next {
  leaveConference(call, isConference);
  call.step('leaves', call.main.party, { with: to, why: 'it is over' });
  return { to: next };
}

/** Notes that the caller leaves a conference, if it is one. */
export function leaveConference(call: CallInProgress, isConference: boolean): void {
  if (isConference) call.note(call.state.main, 'CONF_EXIT');
}
