import { type ActRequest, inDialectOf } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import type { FieldValues } from '#fields/field.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { alarmClocks } from '#pbx/json/users.ts';
import type { Store } from '#store/store.ts';
import { scalarText } from '#wire/php.ts';
import type { Container } from '#wire/values.ts';
import { profileNames } from './differences.ts';
import { userFields } from './fields.ts';

/** The columns of `userfeatures` that a body sets. */
export type UserColumns = FieldValues<typeof userFields> & { readonly cti_profile_id: number | null };

/** `userfeatures` of a request, as sent and merged over the stored user; an add has no stored user. */
export interface UserParts {
  readonly merged: Container;
  readonly sent: Container;
}

/** Checks `userfeatures` and returns the columns to store. Throws `BadRequest`. */
export function readUser(request: ActRequest, { merged, sent }: UserParts, profile: number | undefined): UserColumns {
  const { store } = request;
  const ignored = inDialectOf(request, alarmClocks) ? {} : { alarmclock: '' };
  const values = parse(userFields, { ...substituted(store, merged, sent), ...ignored }, 'userfeatures');
  if (values.enableclient === 1 && (values.loginclient === '' || values.passwdclient === '')) {
    const message = 'userfeatures.enableclient needs loginclient and passwdclient';
    throw new BadRequest({ message, field: 'userfeatures.loginclient', rule: 'enableclient' });
  }
  return {
    ...values,
    agentid: values.agentid !== null && store.has('agentfeatures', { id: values.agentid }) ? values.agentid : null,
    cti_profile_id: profile ?? knownProfile(store, merged['cti_profile_id']),
  };
}

/** Throws `BadRequest` if a user other than `user` has the login. */
export function requireFreeLogin(store: Store, loginclient: string, user?: number): void {
  const other = loginclient === '' ? undefined : store.first('userfeatures', { loginclient });
  if (other === undefined || other.id === user) return;
  const message = `login ${loginclient} is already used by user ${other.id}; choose another userfeatures.loginclient`;
  throw new BadRequest({ message, field: 'userfeatures.loginclient', rule: 'unique', value: loginclient });
}

/**
 * Returns the id of the profile named by `profileclient`; `undefined` if the name is empty or ignored, as it is without
 * `enableclient`; `'unknown'` if there is no such profile.
 */
export function namedProfile(request: ActRequest, merged: Container): number | 'unknown' | undefined {
  const name = scalarText(merged['profileclient']);
  if (name === '' || merged['enableclient'] === undefined || merged['enableclient'] === null) return undefined;
  const sql = inDialectOf(request, profileNames) === 'exact' ? 'name = ?' : 'folded(name) = folded(?)';
  const [profile] = request.store.query({ id: 'cti_profile.id' }, `SELECT id FROM cti_profile WHERE ${sql}`, name);
  return profile?.id ?? 'unknown';
}

/** Returns the names of all profiles, separated by commas. */
export function profileList({ store }: ActRequest): string {
  return store
    .all('cti_profile', {}, 'id')
    .map(({ name }) => name)
    .join(', ');
}

/** The id of a profile that exists; others are dropped. */
function knownProfile(store: Store, sent: unknown): number | null {
  const id = scalarText(sent);
  return /^\d{1,9}$/.test(id) && store.has('cti_profile', { id: Number(id) }) ? Number(id) : null;
}

/** `userfeatures` with the values that the server replaces. */
function substituted(store: Store, merged: Container, sent: Container): Container {
  return {
    ...merged,
    entityid: sent['entityid'] ?? 1,
    callerid: requestedCallerId(merged, sent),
    agentid: agentWith(store, merged['agentnumber']) ?? merged['agentid'],
    musiconhold: knownMusic(store, merged['musiconhold']),
    outcallerid: requestedOutcallerId(merged),
    ...withoutForwards(merged),
  };
}

/** The caller id is built from the names as sent, before their markup is removed; a body without names may set it. */
function requestedCallerId(merged: Container, sent: Container): unknown {
  const [first, last] = [scalarText(sent['firstname']), scalarText(sent['lastname'])];
  if (first !== '') return callerName(`${first} ${last}`);
  if (last !== '') return callerName(`${scalarText(sent['callerid'])} ${last}`);
  const { callerid } = merged;
  return typeof callerid === 'object' ? callerid : callerName(scalarText(callerid));
}

function agentWith(store: Store, number: unknown): number | undefined {
  const agent = typeof number === 'string' && number !== '' ? store.first('agentfeatures', { number }) : undefined;
  return agent?.id;
}

function knownMusic(store: Store, sent: unknown): string {
  const category = typeof sent === 'string' ? sent : '';
  return store.has('musiconhold', { category }) ? category : '';
}

function requestedOutcallerId(merged: Container): unknown {
  const type = merged['outcallerid-type'];
  if (type === undefined || type === null) return merged['outcallerid'];
  return type === 'custom' ? merged['outcallerid-custom'] : type;
}

/** A forward without a destination is disabled. */
function withoutForwards(merged: Container): Container {
  const pairs = [
    ['enableunc', 'destunc'],
    ['enablerna', 'destrna'],
    ['enablebusy', 'destbusy'],
  ] as const;
  return Object.fromEntries(pairs.filter(([, target]) => merged[target] === '').map(([enable]) => [enable, false]));
}
