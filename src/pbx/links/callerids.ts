import * as z from 'zod';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { callerId } from '#fields/text.ts';
import { described, namesOf, part } from '#fields/vocabulary.ts';
import { columnAnswers, component, orFalse } from '#pbx/json/answers.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Store } from '#store/store.ts';
import { asContainer } from '#wire/values.ts';

/** An object that has a caller id. */
export interface CallerIdOwner {
  readonly type: 'incall' | 'group' | 'queue';
  readonly id: number;
}

const fields = {
  mode: optional({ oneOf: ['prepend', 'overwrite', 'append'] }, null),
  callerdisplay: optional(callerId, ''),
};

/** The fields of a `callerid` part. */
export const callerIdNames = described('how the caller id of a call is changed', part(namesOf(fields)));

/** Reads the `callerid` part of a body; `undefined` if it is missing or a scalar. Throws `BadRequest` if it is invalid (core.md 7.12). */
export function readCallerId(value: unknown): { mode: string | null; callerdisplay: string } | undefined {
  const callerid = asContainer(value);
  if (callerid === undefined) return undefined;
  const values = parse(fields, callerid, 'callerid');
  return values.callerdisplay === '' ? { ...values, mode: null } : values;
}

/** Replaces the caller id of the owner by the `callerid` part of a body, or removes it if the body has none. Throws `BadRequest`. */
export function writeCallerId(store: Store, owner: CallerIdOwner, value: unknown): void {
  const values = readCallerId(value);
  removeCallerId(store, owner);
  if (values !== undefined) store.insert('callerid', { ...values, type: owner.type, typeval: String(owner.id) });
}

/** The caller id of the owner as JSON; `false` if it has none. */
export function callerIdJson(store: Store, { type, id }: CallerIdOwner): JsonRecord | false {
  const row = store.first('callerid', { type, typeval: String(id) });
  return row !== undefined && recordJson(row);
}

const callerIdRow = component('CallerId', () =>
  z.strictObject(
    columnAnswers('callerid', {
      about: {
        mode: 'where callerdisplay goes: before or after the name of the caller, or in its place',
        callerdisplay: 'text that phones display with the name of the caller',
        type: 'type of the object that has the caller id',
        typeval: 'id of the object that has the caller id',
      },
    }),
  ),
);

/** The schema of `callerIdJson`. */
export function callerIdAnswer(): z.ZodType {
  return orFalse(callerIdRow());
}

/** Removes the caller id of the owner, if any. */
export function removeCallerId(store: Store, { type, id }: CallerIdOwner): void {
  store.delete('callerid', { type, typeval: String(id) });
}
