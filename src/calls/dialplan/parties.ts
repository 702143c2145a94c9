import { fullName } from '#pbx/json/record-json.ts';
import { type ProtocolRow, protocolRowOf } from '#pbx/protocols/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { type CallerIdentity, parseCallerId } from './caller-ids.ts';
import { interfaceOf } from './trunks.ts';

/** A phone: a line with its account. */
export interface UserPhone {
  /** Id of the line. */
  readonly line: number;
  /** Id of the user who has the line; 0 if nobody has. */
  readonly user: number;
  /** `SIP/name`, `SCCP/name`, `IAX2/name`, or the interface of a custom line with its suffix. */
  readonly interface: string;
  /** `''` for a line without a number. */
  readonly number: string;
  readonly context: string;
  /** What others see when this phone calls. */
  readonly callerId: CallerIdentity;
  readonly accountCode: string;
  /** As in call records: 1 omit, 2 billing, 3 documentation. */
  readonly amaFlags: number;
  /** Why the phone takes no calls and makes none, such as `line 3 is disabled`; absent if it does. */
  readonly disabled?: string;
}

/** Returns the phones of a user, the main one first: by `rules_order`, then by id. */
export function phonesOf(store: Store, userId: number): readonly UserPhone[] {
  if (userId === 0) return [];
  const lines = store.all('linefeatures', { iduserfeatures: userId, internal: 0 }, 'id');
  const inOrder = lines.sort((one, other) => Number(one.rules_order) - Number(other.rules_order) || one.id - other.id);
  return inOrder.flatMap((line) => toPhone(store, line) ?? []);
}

/** Returns the phone with a number in a context; `undefined` if there is none. One that is in the dial plan comes before others. */
export function lineAt(store: Store, number: string, context: string): UserPhone | undefined {
  const lines = store.all('linefeatures', { number, context, internal: 0 }, 'id');
  const owned = lines.find(({ id }) => store.has('extenumbers', { type: 'user', typeval: String(id) }));
  const line = owned ?? lines[0];
  return line && toPhone(store, line);
}

/** Returns the phone of a line; `undefined` if the line or its account does not exist. */
export function phoneOfLine(store: Store, lineId: number): UserPhone | undefined {
  const line = store.first('linefeatures', { id: lineId, internal: 0 });
  return line && toPhone(store, line);
}

function toPhone(store: Store, line: Rows['linefeatures']): UserPhone | undefined {
  const account = protocolRowOf(store, line);
  if (account === undefined) return undefined;
  const user = store.first('userfeatures', { id: Number(line.iduserfeatures) });
  const disabled = whyDisabled(line, account, user);
  return {
    line: line.id,
    user: user?.id ?? 0,
    interface: 'intfsuffix' in account ? `${account.interface}${account.intfsuffix}` : interfaceOf(account),
    number: line.number ?? '',
    context: line.context,
    callerId: callerIdOf(line, account, user),
    accountCode: ('accountcode' in account && account.accountcode) || '',
    amaFlags: amaFlagsOf('amaflags' in account ? account.amaflags : null),
    ...(disabled !== undefined && { disabled }),
  };
}

type User = Rows['userfeatures'] | undefined;

function whyDisabled(line: Rows['linefeatures'], account: ProtocolRow, user: User): string | undefined {
  if (user !== undefined && user.commented !== 0) return `user ${user.id} is disabled`;
  if (line.commented !== 0) return `line ${line.id} is disabled`;
  return account.commented === 0 ? undefined : `the account ${interfaceOf(account)} is disabled`;
}

/** The caller id of the account; what it lacks is that of the user, and the number of the line. */
function callerIdOf(line: Rows['linefeatures'], account: ProtocolRow, user: User): CallerIdentity {
  const { name, number } = accountCallerId(account);
  return { name: name || nameOf(user), number: number || (line.number ?? '') };
}

function accountCallerId(account: ProtocolRow): CallerIdentity {
  if ('cid_num' in account) return { name: account.cid_name.trim(), number: account.cid_num };
  return parseCallerId(('callerid' in account && account.callerid) || '');
}

function nameOf(user: User): string {
  if (user === undefined) return '';
  const { name } = parseCallerId(user.callerid ?? '');
  const full = fullName(user);
  return name || (full === '-' ? '' : full);
}

/** `default` and an account without flags have the default of Asterisk, which is documentation. */
function amaFlagsOf(word: string | null): number {
  if (word === 'omit') return 1;
  return word === 'billing' ? 2 : 3;
}
