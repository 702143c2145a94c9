import { type ScheduledObject, scheduleLinkJson } from '#pbx/links/schedule-links.ts';
import type { Store } from '#store/store.ts';
import type { DialAction } from '../dialplan/actions.ts';
import { readDialAction } from '../dialplan/actions.ts';
import { scheduleAt } from '../dialplan/schedules.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestination } from '../engine/destination.ts';

/** Returns where a dial action sends a call; `undefined` for `none`. */
export function destinationOfAction(action: DialAction): CallDestination | undefined {
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

function applicationOf(action: Extract<DialAction, { kind: 'application' }>): CallDestination {
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
  return id === undefined ? undefined : whileScheduleClosed(call, id, nameOfObject(call.store, object.path, object.id));
}

/** The same, for a schedule. */
export function whileScheduleClosed(call: CallInProgress, id: number, who: string): Next | undefined {
  const state = scheduleAt(call.store, id, call.now);
  if (state.open) {
    call.step('reaches', call.main.party, { with: who, why: state.why });
    return undefined;
  }
  const destination = destinationOfAction(readDialAction(state.action, state.argument1, state.argument2));
  call.step('forwards', who, { with: wordsOf(call, destination), why: state.why });
  return { to: destination ?? { kind: 'end', how: 'hangup' } };
}

/** A destination in words, for steps. */
export function wordsOf({ store }: CallInProgress, destination: CallDestination | undefined): string {
  if (destination === undefined) return 'nothing';
  if (destination.kind === 'number') return `${destination.number} in ${destination.context}`;
  if (destination.kind === 'end') return destination.how;
  if (destination.kind === 'sound') return `sound ${destination.file}`;
  if ('name' in destination) return `${destination.kind} ${destination.name}`;
  return 'id' in destination ? nameOfObject(store, destination.kind, destination.id) : destination.kind;
}

/** Returns what steps call an object: a group, queue or room has a name, the others have ids. */
export function nameOfObject(store: Store, kind: string, id: number): string {
  switch (kind) {
    case 'group':
      return `group ${store.first('groupfeatures', { id })?.name ?? id}`;
    case 'queue':
      return `queue ${store.first('queuefeatures', { id })?.name ?? id}`;
    case 'meetme':
      return `room ${store.first('meetmefeatures', { id })?.name ?? id}`;
    default:
      return `${kind} ${id}`;
  }
}
