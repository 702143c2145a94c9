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

/** The columns of `userfeatures` that a body decides. */
export type UserColumns = FieldValues<typeof userFields> & { readonly cti_profile_id: number | null };

/** `userfeatures` of a request: as a whole, and what of it the client sent. The two differ in an edit, which is merged. */
export interface UserParts {
  readonly whole: Container;
  readonly sent: Container;
}

/** Checks `userfeatures` and gives the columns to store. Throws `BadRequest`. */
export function readUser(request: ActRequest, { whole, sent }: UserParts, profile: number | undefined): UserColumns {
  const { store } = request;
  const ignored = inDialectOf(request, alarmClocks) ? {} : { alarmclock: '' };
  const values = parse(userFields, { ...substituted(store, whole, sent), ...ignored }, 'userfeatures');
  if (values.enableclient === 1 && (values.loginclient === '' || values.passwdclient === '')) {
    const message = 'userfeatures.enableclient needs loginclient and passwdclient';
    throw new BadRequest({ message, field: 'userfeatures.loginclient', rule: 'enableclient' });
  }
  return {
    ...values,
    agentid: values.agentid !== null && store.has('agentfeatures', { id: values.agentid }) ? values.agentid : null,
    cti_profile_id: profile ?? knownProfile(store, whole['cti_profile_id']),
  };
}

/** Throws `BadRequest` when another user has the login. */
export function requireFreeLogin(store: Store, loginclient: string, user?: number): void {
  const rival = loginclient === '' ? undefined : store.first('userfeatures', { loginclient });
  if (rival === undefined || rival.id === user) return;
  const message = `login ${loginclient} is already used by user ${rival.id}: choose another userfeatures.loginclient`;
  throw new BadRequest({ message, field: 'userfeatures.loginclient', rule: 'unique', value: loginclient });
}

/**
 * The profile that `profileclient` names; `undefined` when it does not count, `'unknown'` when there is none of that name. It counts
 * only beside `enableclient`.
 */
export function namedProfile(request: ActRequest, whole: Container): number | 'unknown' | undefined {
  const name = scalarText(whole['profileclient']);
  if (name === '' || whole['enableclient'] === undefined || whole['enableclient'] === null) return undefined;
  const sql = inDialectOf(request, profileNames) === 'exact' ? 'name = ?' : 'folded(name) = folded(?)';
  const [profile] = request.store.query({ id: 'cti_profile.id' }, `SELECT id FROM cti_profile WHERE ${sql}`, name);
  return profile?.id ?? 'unknown';
}

/** The names of the profiles, for a sentence. */
export function profileList({ store }: ActRequest): string {
  return store
    .all('cti_profile', {}, 'id')
    .map(({ name }) => name)
    .join(', ');
}

/** An id of no profile is dropped. */
function knownProfile(store: Store, sent: unknown): number | null {
  const id = scalarText(sent);
  return /^\d{1,9}$/.test(id) && store.has('cti_profile', { id: Number(id) }) ? Number(id) : null;
}

/** `userfeatures` with everything that the server puts in place of what was sent. */
function substituted(store: Store, whole: Container, sent: Container): Container {
  return {
    ...whole,
    entityid: sent['entityid'] ?? 1,
    callerid: requestedCallerId(whole, sent),
    agentid: agentWith(store, whole['agentnumber']) ?? whole['agentid'],
    musiconhold: knownMusic(store, whole['musiconhold']),
    outcallerid: requestedOutcallerId(whole),
    ...withoutForwards(whole),
  };
}

/** The caller id is made of the names of the body, before their markup goes; a body without names may have one of its own. */
function requestedCallerId(whole: Container, sent: Container): unknown {
  const [first, last] = [scalarText(sent['firstname']), scalarText(sent['lastname'])];
  if (first !== '') return callerName(`${first} ${last}`);
  if (last !== '') return callerName(`${scalarText(sent['callerid'])} ${last}`);
  const own = whole['callerid'];
  return typeof own === 'object' ? own : callerName(scalarText(own));
}

function agentWith(store: Store, number: unknown): number | undefined {
  const agent = typeof number === 'string' && number !== '' ? store.first('agentfeatures', { number }) : undefined;
  return agent?.id;
}

function knownMusic(store: Store, sent: unknown): string {
  const category = typeof sent === 'string' ? sent : '';
  return store.has('musiconhold', { category }) ? category : '';
}

function requestedOutcallerId(whole: Container): unknown {
  const type = whole['outcallerid-type'];
  if (type === undefined || type === null) return whole['outcallerid'];
  return type === 'custom' ? whole['outcallerid-custom'] : type;
}

/** A forward without destination is off. */
function withoutForwards(whole: Container): Container {
  const pairs = [
    ['enableunc', 'destunc'],
    ['enablerna', 'destrna'],
    ['enablebusy', 'destbusy'],
  ] as const;
  return Object.fromEntries(pairs.filter(([, target]) => whole[target] === '').map(([enable]) => [enable, false]));
}
