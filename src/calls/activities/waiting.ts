import type { ActivityOf } from '../engine/activity.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';

/** The caller tries again to reach a member. */
export function endOfWaiting(_call: CallInProgress, { hunt }: ActivityOf<'waiting'>): Next {
  return { to: { kind: 'turn', hunt, pauses: false } };
}
