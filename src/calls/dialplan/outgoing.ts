import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { type CallerIdentity, parseCallerId } from './caller-ids.ts';
import { bySpecificity, matchesPattern } from './patterns.ts';
import { type CallTrunk, dialStringOf, trunkWithId } from './trunks.ts';

/** A call to route through an outcall. */
export interface OutgoingRequest {
  /** Id of the outcall. */
  readonly outcall: number;
  /** The number as the caller dialled it. */
  readonly number: string;
  /** Who calls, as phones show them inside. */
  readonly caller: CallerIdentity;
  /** Id of the user who calls, whose outgoing caller id counts; absent for a caller from outside. */
  readonly user?: number;
}

/** What an outcall makes of a call. */
export interface OutgoingRoute {
  /** The stored number or pattern that matches. */
  readonly exten: string;
  /** The number that the trunks get. */
  readonly number: string;
  /** What the called side sees; name and number are `anonymous` if they are withheld. */
  readonly callerId: CallerIdentity;
  /** The trunks in the order in which they are tried, disabled ones too. */
  readonly trunks: readonly TrunkToTry[];
}

/** A trunk that an outcall tries. */
interface TrunkToTry extends CallTrunk {
  /** What is dialled, such as `SIP/operator/0123456789`. */
  readonly dials: string;
}

/** Returns how an outcall routes a number: by the best of its patterns. `undefined` if none matches. */
export function outgoingRoute(store: Store, request: OutgoingRequest): OutgoingRoute | undefined {
  const [pattern] = store
    .all('dialpattern', { type: 'outcall', typeid: request.outcall }, 'id')
    .filter(({ exten }) => matchesPattern(exten, request.number))
    .sort((one, other) => bySpecificity(one.exten, other.exten));
  if (pattern === undefined) return undefined;
  const number = numberToDial(pattern, request.number);
  const trunks = store
    .all('outcalltrunk', { outcallid: request.outcall }, 'priority')
    .flatMap(({ trunkfeaturesid }) => trunkWithId(store, trunkfeaturesid) ?? [])
    .map((trunk) => ({ ...trunk, dials: dialStringOf(trunk, number) }));
  return { exten: pattern.exten, number, callerId: outgoingCallerId(store, request, pattern), trunks };
}

/** The number without its first `stripnum` digits, after `prefix` and, outermost, `externprefix`. */
function numberToDial(pattern: Rows['dialpattern'], number: string): string {
  return `${pattern.externprefix ?? ''}${pattern.prefix ?? ''}${number.slice(integer(pattern, 'stripnum'))}`;
}

const anonymous: CallerIdentity = { name: 'anonymous', number: 'anonymous' };

/** The user's own caller id comes before that of the pattern. An outcall that is internal keeps the caller's. */
function outgoingCallerId(
  store: Store,
  { outcall, caller, user }: OutgoingRequest,
  pattern: Rows['dialpattern'],
): CallerIdentity {
  if (store.has('outcall', { id: outcall, internal: 1 })) return caller;
  const own = user === undefined ? undefined : store.first('userfeatures', { id: user })?.outcallerid;
  if (own === 'anonymous') return anonymous;
  const text = own === undefined || own === '' || own === 'default' ? (pattern.callerid ?? '') : own;
  return presented(parseCallerId(text), caller);
}

/** What the text lacks stays the caller's. A text of digits alone is a number. */
function presented({ name, number }: CallerIdentity, caller: CallerIdentity): CallerIdentity {
  const digits = number || (/^\+?[0-9*#]+$/.test(name) ? name : '');
  return { name: name || caller.name, number: digits || caller.number };
}
