import { phonesOf } from '../dialplan/parties.ts';
import { mayPickUp } from '../dialplan/pickups.ts';
import type { ActivityOf } from '../engine/activity.ts';
import { type CallInProgress, type LegParts, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import { connectedMember } from '../engine/hunt-log.ts';
import { legPartsOf } from '../engine/phones.ts';
import { talk } from './conversation.ts';

type Pickup = NonNullable<ActivityOf<'ringing'>['pickup']>;

/** Returns who picks up a call that rings at the phones, and when; `undefined` if nobody does or may. */
export function pickupOf(call: CallInProgress, phones: readonly LegParts[]): Pickup | undefined {
  for (const [name, { picksUp }] of Object.entries(call.request.people)) {
    if (picksUp === undefined) continue;
    const user = userNamed(call, name);
    const isAllowed =
      user !== undefined && phones.some((phone) => phone.user !== null && mayPickUp(call.store, user, phone.user));
    if (isAllowed) return { at: call.now + millisecondsOf(picksUp.after), user, talks: picksUp.talks };
    call.step('leaves', name, {
      why: `${name} has no pickup group with a phone that rings, so it cannot pick up the call`,
    });
  }
  return undefined;
}

/** The user whom a name of `people` means: `user 2`, `1002@default` or `1002`. */
function userNamed({ store }: CallInProgress, name: string): number | undefined {
  const [, id] = /^user (\d+)$/.exec(name) ?? [];
  if (id !== undefined) return Number(id);
  const [number = '', context] = name.split('@');
  const line = store.first('linefeatures', { number, internal: 0, ...(context !== undefined && { context }) }, 'id');
  return line?.iduserfeatures || undefined;
}

/** The phone that picks up takes the place of those that ring. */
export function pickUp(
  call: CallInProgress,
  { phones, hunt, since }: ActivityOf<'ringing'>,
  { user, talks }: Pickup,
): Next {
  const [phone] = phonesOf(call.store, user);
  const [ringing] = phones;
  if (phone === undefined || ringing === undefined)
    return { over: 'no answer', why: `user ${user} has no phone any more` };
  const leg = call.dial(legPartsOf(call.store, phone));
  call.step('picks up', `user ${user}`, {
    with: call.leg(ringing.leg).party,
    why: `a pickup group lets it, after ${(call.now - since) / 1000} s`,
  });
  call.answer(leg);
  call.note(leg, 'PICKUP', ringing.leg);
  for (const each of phones) call.end(each.leg);
  if (hunt === undefined) return talk(call, { phone: leg, talks });
  return talk(call, { phone: leg, talks, hunt: connectedMember(call, hunt, call.leg(leg), call.now - since) });
}
