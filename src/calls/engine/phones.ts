import type { Store } from '#store/store.ts';
import type { UserPhone } from '../dialplan/parties.ts';
import type { LegParts } from './call-in-progress.ts';

/** Returns the leg of a phone. A phone that is rung shows its number without a name, as in the page's records. */
export function legPartsOf(store: Store, phone: UserPhone): LegParts {
  const user = phone.user === 0 ? undefined : store.first('userfeatures', { id: phone.user });
  return {
    party: user === undefined ? `line ${phone.line}` : `user ${user.id}`,
    user: user?.id ?? null,
    interface: phone.interface,
    name: '',
    number: phone.number,
    context: phone.context,
    columns: { accountcode: phone.accountCode, amaflags: phone.amaFlags, userfield: user?.userfield ?? '' },
  };
}

/** Returns the leg of a phone that calls. */
export function callingLegPartsOf(store: Store, phone: UserPhone): LegParts {
  const { name, number } = phone.callerId;
  return { ...legPartsOf(store, phone), name, number: number || phone.number };
}
