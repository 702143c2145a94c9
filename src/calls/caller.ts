import type { Store } from '#store/store.ts';
import { lineAt, phonesOf, type UserPhone } from './dialplan/parties.ts';
import { firstTrunk, incallsContext, trunkNamed } from './dialplan/trunks.ts';
import type { LegParts } from './engine/call-in-progress.ts';
import type { CallDestination } from './engine/destination.ts';
import { callingLegPartsOf } from './engine/phones.ts';
import { ImpossibleCall } from './impossible-call.ts';
import type { CallRequest } from './request.ts';

/** Returns the leg of the caller; its context is where the number is dialled. Throws `ImpossibleCall`. */
export function callerOf(store: Store, { from, context }: CallRequest): LegParts {
  const leg = 'external' in from ? outsideCaller(store, from) : callingLegPartsOf(store, phoneOfCaller(store, from));
  return context === undefined ? leg : { ...leg, context: existingContext(store, context) };
}

function existingContext(store: Store, name: string): string {
  if (store.has('context', { name })) return name;
  throw new ImpossibleCall(`there is no context ${name}; GET /__admin/state/context lists them`);
}

type Inside = Exclude<CallRequest['from'], { external: string }>;

function phoneOfCaller(store: Store, from: Inside): UserPhone {
  const phone = 'user' in from ? mainPhone(store, from.user) : lineWith(store, from);
  if (phone.disabled === undefined) return phone;
  throw new ImpossibleCall(`${phone.disabled}, so nobody can call from it`);
}

function mainPhone(store: Store, id: number): UserPhone {
  if (!store.has('userfeatures', { id })) throw new ImpossibleCall(`there is no user ${id} who could call`);
  const [phone] = phonesOf(store, id);
  if (phone !== undefined) return phone;
  throw new ImpossibleCall(`user ${id} has no line to call from`);
}

function lineWith(store: Store, { number, context }: Extract<Inside, { number: string }>): UserPhone {
  const phone = lineAt(store, number, context);
  if (phone !== undefined) return phone;
  throw new ImpossibleCall(`no line has the number ${number} in the context ${context}`);
}

/** The trunk on which calls arrive if the PBX has none. */
const usualTrunk = 'SIP/operator';

function outsideCaller(
  store: Store,
  { external, name, trunk: wanted }: Extract<CallRequest['from'], { external: string }>,
): LegParts {
  const trunk = wanted === undefined ? firstTrunk(store) : trunkNamed(store, wanted);
  if (wanted !== undefined && trunk === undefined)
    throw new ImpossibleCall(`there is no trunk ${wanted} on which a call could arrive`);
  return {
    party: external,
    user: null,
    interface: trunk?.interface ?? usualTrunk,
    name: name || external,
    number: external,
    context: incallsContext(store, trunk) ?? 'from-extern',
  };
}

/** What the caller dials, and where that leads. */
export interface Dialled {
  /** As in the records; `s` for something that has no number. */
  readonly exten: string;
  readonly destination: CallDestination;
}

/** Returns what a call goes to first. Throws `ImpossibleCall` if it does not exist. */
export function dialledOf(store: Store, { to }: CallRequest, context: string): Dialled {
  if (typeof to === 'string') return { exten: to, destination: { kind: 'number', number: to, context } };
  if ('incall' in to)
    return found(store.first('incall', { id: to.incall }), 'incall', to.incall, ({ exten }) => exampleOf(exten));
  if ('user' in to) {
    const [phone] = phonesOf(store, to.user);
    return found(store.first('userfeatures', { id: to.user }), 'user', to.user, () => phone?.number ?? '');
  }
  if ('group' in to)
    return found(store.first('groupfeatures', { id: to.group, deleted: 0 }), 'group', to.group, ({ number }) => number);
  if ('queue' in to)
    return found(store.first('queuefeatures', { id: to.queue }), 'queue', to.queue, ({ number }) => number);
  if ('meetme' in to)
    return found(store.first('meetmefeatures', { id: to.meetme }), 'meetme', to.meetme, ({ confno }) => confno);
  const box = store.first('voicemail', { uniqueid: to.voicemail });
  const { exten } = found(box, 'user', to.voicemail, ({ mailbox }) => mailbox, 'voicemail');
  return { exten, destination: { kind: 'voicemail', id: to.voicemail, flags: 'u' } };
}

function found<Row>(
  row: Row | undefined,
  kind: 'incall' | 'user' | 'group' | 'queue' | 'meetme',
  id: number,
  numberOf: (row: Row) => string,
  noun: string = kind,
): Dialled {
  if (row === undefined) throw new ImpossibleCall(`there is no ${noun} ${id} to call`);
  return { exten: numberOf(row) || 's', destination: { kind, id } };
}

const digits: Readonly<Record<string, string>> = { X: '0', Z: '1', N: '2', '.': '0', '!': '' };

/** A number that a stored pattern matches: `_5XX` is dialled as `500`, and of a bracket the first digit. */
function exampleOf(exten: string): string {
  if (!exten.startsWith('_')) return exten;
  let [number, isInBracket] = ['', false];
  for (const [index, sign] of [...exten].entries()) {
    const isFirst = exten[index - 1] === '[';
    if (sign === '[' || sign === ']') isInBracket = sign === '[';
    else if (index > 0 && (isFirst || !isInBracket)) number += digits[sign] ?? sign;
  }
  return number;
}
