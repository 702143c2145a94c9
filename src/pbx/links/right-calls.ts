import { BadRequest } from '#errors.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { itemsOf } from '#wire/values.ts';
import { noIdReason } from './members.ts';

/** What right-calls are linked to. */
export interface RightCallOwner {
  readonly type: 'user' | 'group' | 'incall' | 'outcall';
  readonly id: number;
}

/** The ids of a `rightcall` part, each once; none for a scalar. Throws for one that does not exist (core.md 7.13). */
export function readRightCalls(store: Store, value: unknown): readonly number[] {
  const ids = (itemsOf(value) ?? []).map((item) => {
    const id = idOf(item);
    if (id === undefined || !store.has('rightcall', { id })) {
      const message = `rightcall must be a list of ids of right-calls${noIdReason('right-call', item)}`;
      throw new BadRequest({ message, field: 'rightcall', rule: 'exists', value: item });
    }
    return id;
  });
  return [...new Set(ids)];
}

function idOf(item: unknown): number | undefined {
  if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') return undefined;
  const text = phpText(item);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Overwrites the links of the owner in place: the first keeps its id and gets the first right, surplus ones go. */
export function writeRightCalls(store: Store, owner: RightCallOwner, ids: readonly number[]): void {
  const stored = links(store, owner);
  removeRightCalls(store, owner);
  for (const [index, rightcallid] of ids.entries()) {
    const link = stored[index];
    const key = link === undefined ? {} : { id: link.id };
    store.insert('rightcallmember', { ...key, rightcallid, type: owner.type, typeval: String(owner.id) });
  }
}

/** The ids of the linked right-calls, in the order of the links. */
export function rightCallIds(store: Store, owner: RightCallOwner): readonly number[] {
  return links(store, owner).map((link) => link.rightcallid);
}

export function rightCallsJson(store: Store, owner: RightCallOwner): readonly JsonRecord[] | false {
  return listOrFalse(links(store, owner).map((link) => recordJson(link, { int: ['id', 'rightcallid'] })));
}

export function removeRightCalls(store: Store, { type, id }: RightCallOwner): void {
  store.delete('rightcallmember', { type, typeval: String(id) });
}

function links(store: Store, { type, id }: RightCallOwner): Rows['rightcallmember'][] {
  return store.all('rightcallmember', { type, typeval: String(id) }, 'id');
}
