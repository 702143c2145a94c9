import { callerOf, dialledOf } from '../caller.ts';
import { findExtension, whyUnknown } from '../dialplan/extensions.ts';
import type { CallInProgress, Next } from './call-in-progress.ts';

/**
 * The caller dials. The PBX refuses an unknown number before there is a channel, so such a call has no records. Throws
 * `ImpossibleCall` if the caller or the called does not exist.
 */
export function startCall(call: CallInProgress): Next {
  const { store, request } = call;
  const caller = callerOf(store, request);
  const { exten, destination } = dialledOf(store, request, caller.context);
  if (destination.kind === 'number' && findExtension(store, exten, caller.context) === undefined) {
    return { over: 'unknown number', why: whyUnknown(store, exten, caller.context) };
  }
  call.startCaller(caller, exten);
  call.step('dials', caller.party, { with: exten, why: `in ${caller.context}` });
  return { to: destination };
}
