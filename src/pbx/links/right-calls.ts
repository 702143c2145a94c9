import * as z from 'zod';
import { BadRequest } from '#errors.ts';
import { value } from '#fields/vocabulary.ts';
import { columnAnswers, component, itemsOrFalse } from '#pbx/json/answers.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { itemsOf } from '#wire/values.ts';
import { noIdReason } from './members.ts';

/** The field `rightcall` of a body. */
export const rightCallNames = value('ids', 'the right-calls that apply, by id');

/** An object that has right-calls. */
export interface RightCallOwner {
  readonly type: 'user' | 'group' | 'incall' | 'outcall';
  readonly id: number;
}

/**
 * Reads the distinct ids of a `rightcall` part; a scalar counts as an empty list. Throws `BadRequest` for an id that does not exist
 * (core.md 7.13).
 */
export function readRightCalls(store: Store, value: unknown): readonly number[] {
  const ids = (itemsOf(value) ?? []).map((item) => {
    const id = idOf(item);
    if (id === undefined || !store.has('rightcall', { id })) {
      const message = `rightcall must be a list of right-call ids${noIdReason('right-call', item)}`;
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

/** Replaces the right-calls of the owner. The stored links are reused in order with their ids, and surplus ones are removed. */
export function writeRightCalls(store: Store, owner: RightCallOwner, ids: readonly number[]): void {
  const stored = links(store, owner);
  removeRightCalls(store, owner);
  for (const [index, rightcallid] of ids.entries()) {
    const link = stored[index];
    const key = link === undefined ? {} : { id: link.id };
    store.insert('rightcallmember', { ...key, rightcallid, type: owner.type, typeval: String(owner.id) });
  }
}

/** The ids of the owner's right-calls, in the order of the links. */
export function rightCallIds(store: Store, owner: RightCallOwner): readonly number[] {
  return links(store, owner).map((link) => link.rightcallid);
}

const casts = { int: ['id', 'rightcallid'] } as const;

/** The links of the owner as JSON; `false` if there are none. */
export function rightCallsJson(store: Store, owner: RightCallOwner): readonly JsonRecord[] | false {
  return listOrFalse(links(store, owner).map((link) => recordJson(link, casts)));
}

const rightCallLink = component('RightCallLink', () =>
  z.strictObject(
    columnAnswers('rightcallmember', {
      ...casts,
      about: {
        rightcallid: 'id of the right-call',
        type: 'type of the object that has the right-call',
        typeval: 'id of the object that has the right-call',
      },
    }),
  ),
);

/** The schema of `rightCallsJson`. */
export function rightCallsAnswer(): z.ZodType {
  return itemsOrFalse(rightCallLink());
}

/** Removes all links of the owner. */
export function removeRightCalls(store: Store, { type, id }: RightCallOwner): void {
  store.delete('rightcallmember', { type, typeval: String(id) });
}

function links(store: Store, { type, id }: RightCallOwner): Rows['rightcallmember'][] {
  return store.all('rightcallmember', { type, typeval: String(id) }, 'id');
}
