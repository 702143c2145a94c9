import type { RightCallOwner } from '#pbx/links/right-calls.ts';
import { displayForm, storedForm } from '#pbx/numbers/patterns.ts';
import type { Store } from '#store/store.ts';
import { matchesPattern } from './patterns.ts';

/** Whether right-calls let a call through. */
export type CallPermission =
  | { readonly allowed: true; readonly why: string }
  | {
      readonly allowed: false;
      readonly why: string;
      /** Name of the right-call that forbids the call. */
      readonly rightCall: string;
      /** The PINs with which the call is let through nevertheless; none if no PIN helps. */
      readonly pins: readonly string[];
    };

const rightColumns = {
  id: 'rightcall.id',
  name: 'rightcall.name',
  passwd: 'rightcall.passwd',
  authorization: 'rightcall.authorization',
  exten: 'rightcallexten.exten',
} as const;

const rightsSql = `SELECT DISTINCT r.id, r.name, r.passwd, r.authorization, e.exten FROM rightcallmember m
  JOIN rightcall r ON r.id = m.rightcallid AND r.commented = 0
  JOIN rightcallexten e ON e.rightcallid = r.id
  WHERE m.type || ' ' || m.typeval IN (SELECT value FROM json_each(?)) ORDER BY r.id, e.id`;

/**
 * Returns whether a number may be called by all of the owners: the user who calls, and the outcall, incall or group that the call
 * goes through. The right-calls of the user's groups count for the user. One that allows the number wins over those that forbid it.
 */
export function callPermission(store: Store, number: string, owners: readonly RightCallOwner[]): CallPermission {
  const keys = owners.flatMap((owner) => [`${owner.type} ${owner.id}`, ...groupKeys(store, owner)]);
  const rights = store
    .query(rightColumns, rightsSql, JSON.stringify(keys))
    .filter(({ exten }) => matchesPattern(storedForm(displayForm(exten)), number));
  const allowing = rights.find(({ authorization }) => authorization !== 0);
  if (allowing !== undefined) return { allowed: true, why: `right-call ${allowing.name} allows ${number}` };
  const [forbidding] = rights;
  if (forbidding === undefined) return { allowed: true, why: `no right-call forbids ${number}` };
  const pins = pinsFor(rights, codesOf(store, owners));
  return { allowed: false, why: `right-call ${forbidding.name} forbids ${number}`, rightCall: forbidding.name, pins };
}

/** A PIN must lift every ban: a user's code lifts them all, the password of a right-call those that have it. */
function pinsFor(bans: readonly { readonly passwd: string }[], codes: readonly string[]): readonly string[] {
  const [{ passwd } = { passwd: '' }] = bans;
  const common = passwd !== '' && bans.every((ban) => ban.passwd === passwd) ? [passwd] : [];
  return [...new Set([...common, ...codes])];
}

function codesOf(store: Store, owners: readonly RightCallOwner[]): readonly string[] {
  return owners.flatMap(({ type, id }) => {
    const code = type === 'user' ? store.first('userfeatures', { id })?.rightcallcode : undefined;
    return code ? [code] : [];
  });
}

const groupsSql = `SELECT g.id FROM queuemember m JOIN groupfeatures g ON g.name = m.queue_name AND g.deleted = 0
  WHERE m.usertype = 'user' AND m.userid = ? AND m.category = 'group'`;

function groupKeys(store: Store, { type, id }: RightCallOwner): readonly string[] {
  if (type !== 'user') return [];
  return store.query({ id: 'groupfeatures.id' }, groupsSql, id).map((group) => `group ${group.id}`);
}
