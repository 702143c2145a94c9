import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { callerId } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Store } from '#store/store.ts';
import { asContainer } from '#wire/values.ts';

/** What has a caller id of its own. */
export interface CallerIdOwner {
  readonly type: 'incall' | 'group' | 'queue';
  readonly id: number;
}

const fields = {
  mode: optional({ oneOf: ['prepend', 'overwrite', 'append'] }, null),
  callerdisplay: optional(callerId, ''),
};

/** What is read of a `callerid` part. */
export const callerIdNames = part(namesOf(fields));

/** The `callerid` part of a body; `undefined` for a scalar or none. Throws for an invalid one (core.md 7.12). */
export function readCallerId(value: unknown): { mode: string | null; callerdisplay: string } | undefined {
  const sent = asContainer(value);
  if (sent === undefined) return undefined;
  const values = parse(fields, sent, 'callerid');
  return values.callerdisplay === '' ? { ...values, mode: null } : values;
}

/** Replaces the caller id of the owner by the `callerid` part of a body; without one it is removed. */
export function writeCallerId(store: Store, owner: CallerIdOwner, value: unknown): void {
  const values = readCallerId(value);
  removeCallerId(store, owner);
  if (values !== undefined) store.insert('callerid', { ...values, type: owner.type, typeval: String(owner.id) });
}

export function callerIdJson(store: Store, { type, id }: CallerIdOwner): JsonRecord | false {
  const row = store.first('callerid', { type, typeval: String(id) });
  return row !== undefined && recordJson(row);
}

export function removeCallerId(store: Store, { type, id }: CallerIdOwner): void {
  store.delete('callerid', { type, typeval: String(id) });
}
