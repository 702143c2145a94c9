import { listen } from '../activities/listening.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf } from '../engine/destination.ts';
import type { FeatureResult } from '../features/feature.ts';
import { useFeature } from '../features/use-feature.ts';

/** How long the announcement of a feature lasts, in seconds. */
const announcement = 3;

/** A phone dials the code of a feature. */
export function toFeature(call: CallInProgress, { name, rest }: CallDestinationOf<'feature'>): Next {
  const { user, number, context, id } = call.main;
  if (user === null)
    return { over: 'congestion', why: `the feature ${name} is for users, and ${call.main.party} is not one` };
  const use = { feature: name, rest, userId: user, at: call.now * 1000, call: id, phone: { number, context } };
  const result = useFeature(call.store, use);
  call.step('forwards', `feature ${name}`, { with: result.does, why: result.why });
  if ('queueLog' in result) call.state.queueLog.push(...result.queueLog);
  return afterwards(call, name, result);
}

function afterwards(call: CallInProgress, name: string, result: FeatureResult): Next {
  switch (result.does) {
    case 'calls':
      return { to: { kind: result.kind, id: result.id } };
    case 'leaves message':
      return { to: { kind: 'voicemail', id: result.voicemail, flags: 's' } };
    case 'opens mailbox':
      return { to: { kind: 'application', name: 'voicemailmain', ...mailboxOf(call, result.voicemail) } };
    case 'runs application':
      return { to: { kind: 'custom', application: result.application, argument: result.argument } };
    case 'picks up':
      return {
        over: 'no answer',
        why: 'no phone rings that this code could pick up; a person with picksUp picks a call up',
      };
    case 'unsupported':
      return { over: 'congestion', why: result.why };
    default:
      return play(call, name, result.does);
  }
}

function mailboxOf({ store }: CallInProgress, id: number): { readonly argument: string; readonly context: string } {
  const box = store.first('voicemail', { uniqueid: id });
  return { argument: box?.mailbox ?? '', context: box?.context ?? 'default' };
}

function play(call: CallInProgress, name: string, what: string): Next {
  call.startApplication({ appname: 'Playback', appdata: name, context: 'xivo-features' });
  call.answerMain();
  call.step('plays', `feature ${name}`, { with: call.main.party, why: `announcement: ${what}` });
  return listen(call, { to: `feature ${name}`, seconds: announcement, outcome: 'application' });
}
