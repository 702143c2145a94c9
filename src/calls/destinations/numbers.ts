import type { RightCallOwner } from '#pbx/links/right-calls.ts';
import { dialActionOf } from '../dialplan/actions.ts';
import { changedCallerId } from '../dialplan/caller-ids.ts';
import type { ExtensionOwner } from '../dialplan/extension-owners.ts';
import { type Extension, findExtension, whyUnknown } from '../dialplan/extensions.ts';
import { callPermission } from '../dialplan/rights.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestination, CallDestinationOf } from '../engine/destination.ts';
import { destinationOfAction, whileClosed, wordsOf } from './actions.ts';

/** A number is dialled in a context. */
export function toNumber(call: CallInProgress, { number, context }: CallDestinationOf<'number'>): Next {
  const extension = findExtension(call.store, number, context);
  if (extension === undefined) return { over: 'congestion', why: whyUnknown(call.store, number, context) };
  const { owner, disabled } = extension;
  const target = destinationOf(extension, number);
  call.step('reaches', call.main.party, {
    with: wordsOf(call, target),
    why: `${number} in ${context}${context === extension.context ? '' : ` (includes ${extension.context})`}`,
  });
  if (disabled !== undefined) return { over: 'congestion', why: disabled };
  return whileForbidden(call, owner, number) ?? { to: target };
}

/** Returns where the owner of an extension is reached. */
function destinationOf({ owner, rest }: Extension, number: string): CallDestination {
  switch (owner.type) {
    case 'feature':
      return { kind: 'feature', name: owner.name, rest };
    case 'outcall':
      return { kind: 'outcall', id: owner.id, number, trunk: 0 };
    case 'voicemenu':
      return { kind: 'unsupported', words: `voice menu ${owner.name}` };
    default:
      return { kind: owner.type, id: owner.id };
  }
}

/** A right-call of the caller or of the outcall may forbid the number; one with a PIN lets the caller through who dials it. */
function whileForbidden(call: CallInProgress, owner: ExtensionOwner, number: string): Next | undefined {
  const { user } = call.main;
  const owners: RightCallOwner[] = user === null ? [] : [{ type: 'user', id: user }];
  if (owner.type === 'outcall') owners.push({ type: 'outcall', id: owner.id });
  const permission = callPermission(call.store, number, owners);
  if (permission.allowed) return undefined;
  const digits = permission.pins.length === 0 ? undefined : call.nextDigits();
  if (digits !== undefined && permission.pins.includes(digits)) {
    call.step('dials', call.main.party, {
      with: 'a PIN',
      why: `right-call ${permission.rightCall} lets through who knows the PIN`,
    });
    return undefined;
  }
  return { over: 'refused', why: permission.why };
}

/** A call from outside reaches an incall. */
export function toIncall(call: CallInProgress, { id }: CallDestinationOf<'incall'>): Next {
  const row = call.store.first('incall', { id });
  if (row === undefined) return { over: 'congestion', why: `incall ${id} does not exist` };
  if (row.commented !== 0) return { over: 'congestion', why: `incall ${id} is disabled` };
  const closed = whileClosed(call, { path: 'incall', id });
  if (closed !== undefined) return closed;
  call.showMainAs(changedCallerId(call.store, { type: 'incall', id }, call.main));
  const destination = destinationOfAction(dialActionOf(call.store, { category: 'incall', id }, 'answer'));
  call.step('forwards', `incall ${id}`, { with: wordsOf(call, destination), why: 'destination of the incall' });
  return { to: destination ?? { kind: 'end', how: 'hangup' } };
}
