import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { DestinationOf } from '../engine/destination.ts';

const applications = { hangup: 'Hangup', busy: 'Busy', congestion: 'Congestion' } as const;

/** The dial plan ends the call: at once, or with the tone for busy or congestion. */
export function toEnd(call: CallInProgress, { how }: DestinationOf<'end'>): Next {
  const { talks, outcome } = call.state;
  if (how === 'hangup') {
    const reached = outcome === 'voicemail' || outcome === 'application' ? outcome : 'no answer';
    return { over: talks > 0 ? 'answered' : reached, why: 'the dial plan hangs up' };
  }
  call.startApplication({ appname: applications[how], appdata: '', context: call.main.context });
  return { over: how, why: `the dial plan plays the tone for ${how}` };
}

/** Something that the mock does not route to. */
export function toUnsupported(call: CallInProgress, { words }: DestinationOf<'unsupported'>): Next {
  call.step('leaves', call.main.party, { why: `${words} is not routed` });
  return { over: 'congestion', why: `${words} is not routed by the mock` };
}
