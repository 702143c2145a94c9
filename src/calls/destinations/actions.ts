import { type ScheduledObject, scheduleLinkJson } from '#pbx/links/schedule-links.ts';
import type { DialAction } from '../dialplan/actions.ts';
import { readDialAction } from '../dialplan/actions.ts';
import { scheduleAt } from '../dialplan/schedules.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { Destination } from '../engine/destination.ts';

/** Returns where a dial action sends a call; `undefined` for `none`. */
export function destinationOfAction(action: DialAction): Destination | undefined {
  switch (action.kind) {
    case 'none':
      return undefined;
    case 'endcall':
      return { kind: 'end', how: action.how };
    case 'extension':
      return { kind: 'number', number: action.number, context: action.context };
    case 'voicemail':
      return { kind: 'voicemail', id: action.id, flags: mailboxFlags(action) };
    case 'sound':
      return { kind: 'sound', file: action.file, isAnswered: !action.doesNotAnswer };
    case 'application':
      return applicationOf(action);
    case 'custom':
      return { kind: 'custom', application: action.application, argument: action.arguments };
    case 'outcall':
      return { ...action, trunk: 0 };
    case 'unsupported':
      return { kind: 'unsupported', words: `the action ${action.action}` };
    default:
      return action;
  }
}

function mailboxFlags({
  isBusy,
  isUnavailable,
  skipsInstructions,
}: Extract<DialAction, { kind: 'voicemail' }>): string {
  return `${isBusy ? 'b' : ''}${isUnavailable ? 'u' : ''}${skipsInstructions ? 's' : ''}`;
}

function applicationOf(action: Extract<DialAction, { kind: 'application' }>): Destination {
  const argument = 'pin' in action ? action.pin : 'email' in action ? action.email : '';
  return {
    kind: 'application',
    name: action.which,
    argument,
    context: 'context' in action ? action.context : 'default',
  };
}

/** Returns where a call goes because the schedule of an object is closed; `undefined` if it is open or there is none. */
export function whileClosed(call: CallInProgress, object: ScheduledObject): Next | undefined {
  const id = scheduleLinkJson(call.store, object);
  return id === undefined ? undefined : whileScheduleClosed(call, id, `${object.path} ${object.id}`);
}

/** The same, for a schedule. */
export function whileScheduleClosed(call: CallInProgress, id: number, who: string): Next | undefined {
  const state = scheduleAt(call.store, id, call.now);
  if (state.open) {
    call.step('reaches', call.main.party, { with: who, why: state.why });
    return undefined;
  }
  const destination = destinationOfAction(readDialAction(state.action, state.argument1, state.argument2));
  call.step('forwards', who, { with: wordsOf(destination), why: state.why });
  return { to: destination ?? { kind: 'end', how: 'hangup' } };
}

/** A destination in words, for steps. */
export function wordsOf(destination: Destination | undefined): string {
  if (destination === undefined) return 'nothing';
  if (destination.kind === 'number') return `${destination.number} in ${destination.context}`;
  if (destination.kind === 'end') return destination.how;
  if (destination.kind === 'sound') return `sound ${destination.file}`;
  if (destination.kind === 'application') return `application ${destination.name}`;
  return 'id' in destination ? `${destination.kind} ${destination.id}` : destination.kind;
}
