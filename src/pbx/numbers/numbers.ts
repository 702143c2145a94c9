import * as z from 'zod';
import { BadRequest, quoted } from '#errors.ts';
import { columnAnswers, component, orFalse } from '#pbx/json/answers.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { requireContext } from './contexts.ts';
import { displayForm, extensionHash, normalForm } from './patterns.ts';
import { isInRange, rangesOf } from './ranges.ts';

export { displayForm, normalForm } from './patterns.ts';

/**
 * The owner of a number: the line for type `user` (core.md 7.10), the dial pattern (`dialpattern`) for type `outcall`, the object
 * itself for the other types.
 */
export interface NumberOwner {
  readonly type: 'user' | 'group' | 'queue' | 'meetme' | 'incall' | 'outcall';
  readonly id: number;
}

/** A request for a number. */
export interface NumberRequest {
  readonly type: NumberOwner['type'];
  readonly context: string;
  readonly number: string;
  /** An owner that may already have the number. */
  readonly owner?: NumberOwner;
  /** The path of the number in the request, for messages; `number` by default. */
  readonly field?: string;
}

/**
 * Throws `BadRequest` if the number is outside the ranges of the context, or taken by another owner (core.md 7.10). For an empty number
 * the context only has to exist. Patterns of outcalls have no ranges.
 */
export function checkNumber(store: Store, request: NumberRequest): void {
  const { type, context, number, field = 'number' } = request;
  if (number === '' || type === 'outcall') requireContext(store, context, 'context');
  if (number === '') return;
  if (type !== 'outcall' && !rangesOf(store, { context, type }).some((range) => isInRange(number, range))) {
    const message = `${field} ${number} is outside the ranges of context ${context} for numbers of type ${type}; ${rangeWords(store, context, type)}`;
    throw new BadRequest({ message, field, rule: 'range', value: number });
  }
  const conflict = conflictOf(store, request);
  if (conflict === undefined) return;
  const message = `${field} ${number} in context ${context} is already used by ${ownerWords(conflict)}; choose another, or free it first`;
  throw new BadRequest({ message, field, rule: 'conflict', value: number });
}

function rangeWords(store: Store, context: string, type: string): string {
  if (!store.has('context', { name: context })) return `there is no context ${quoted(context)}`;
  const ranges = rangesOf(store, { context, type }).map(({ numberbeg, numberend }) =>
    numberend === '' ? numberbeg : `${numberbeg}-${numberend}`,
  );
  return ranges.length === 0 ? 'it has none; add one to its contextnumbers' : `it has ${ranges.join(', ')}`;
}

/** The owner in words: for type `user` the line, for `outcall` the dial pattern, for a feature code its name. */
function ownerWords({ type, typeval }: Rows['extenumbers']): string {
  const nouns: Readonly<Record<string, string>> = { user: 'line', outcall: 'dial pattern', meetme: 'conference room' };
  return `${nouns[type] ?? type} ${typeval}`;
}

/** The row of the same number with another owner, in the context or, for feature codes, in all contexts. */
function conflictOf(store: Store, { context, number, owner }: NumberRequest): Rows['extenumbers'] | undefined {
  const sql = `SELECT * FROM extenumbers WHERE extenhash = ? AND context IN (?, '') ORDER BY id`;
  return store
    .query('extenumbers', sql, extensionHash(normalForm(number)), context)
    .find(({ type, typeval }) => type !== owner?.type || typeval !== String(owner.id));
}

/** A number to store. */
export interface StoredNumber {
  readonly context: string;
  readonly number: string;
  /** The subroutine that the dialplan calls for the number, with its arguments. */
  readonly appdata: string;
}

/**
 * Sets the number of the owner, replacing any previous one, in `extenumbers`, `extensions` and, except for outcalls,
 * `contextnummember`. An empty number frees the previous one and removes a line from the context; other owners stay members.
 */
export function writeNumber(store: Store, owner: NumberOwner, number: StoredNumber): void {
  if (number.number === '') removeExtension(store, owner);
  else writeExtension(store, owner, number);
  if (owner.type !== 'outcall') writeMembership(store, owner, number);
}

/** Frees the number of the owner and removes the owner from its context. */
export function removeNumber(store: Store, owner: NumberOwner): void {
  removeExtension(store, owner);
  store.delete('contextnummember', keyOf(owner));
}

const casts = { int: ['id'] } as const;

/** Returns the row of `extenumbers` as JSON for a view; `false` if the owner has no number. */
export function extensionJson(store: Store, owner: NumberOwner): JsonRecord | false {
  const row = store.first('extenumbers', keyOf(owner));
  if (row === undefined) return false;
  return { ...recordJson(row, casts), exten: displayForm(row.exten), extenbrut: row.exten };
}

/** Returns the row of `contextnummember` as JSON for a view; `false` if there is none. */
export function membershipJson(store: Store, owner: NumberOwner): JsonRecord | false {
  const row = store.first('contextnummember', keyOf(owner));
  return row !== undefined && recordJson(row);
}

const extensionRow = component('Extension', () =>
  z.strictObject({
    ...columnAnswers('extenumbers', {
      ...casts,
      about: {
        exten: 'the number as people dial it',
        extenhash: 'SHA-1 of the number, in hexadecimal',
        type: 'type of what has the number',
        typeval: 'id of what has the number; of the line for a user',
      },
    }),
    extenbrut: z.string().describe('the number as the dialplan has it, with _ before a pattern'),
  }),
);

/** The schema of a row of `extensions`, with `commented` as a boolean. */
export const dialplanEntryAnswer = component('DialplanEntry', () =>
  z.strictObject(
    columnAnswers('extensions', {
      bool: ['commented'],
      about: {
        commented: 'true if the entry is disabled',
        exten: 'number or pattern, a pattern with _ before it',
        priority: 'place among the entries of the number, from 1',
        app: 'application of Asterisk that runs',
        appdata: 'arguments of the application',
        name: 'name of the feature; empty for a number of an object',
      },
    }),
  ),
);

/** The schema of `extensionJson`. */
export function extensionAnswer(): z.ZodType {
  return orFalse(extensionRow());
}

/** The schema of a row of `contextnummember`. */
export const contextNumberAnswer = component('ContextNumber', () =>
  z.strictObject(
    columnAnswers('contextnummember', {
      about: { type: 'type of what has the number', typeval: 'id of what has the number; of the line for a user' },
    }),
  ),
);

/** The schema of `membershipJson`. */
export function membershipAnswer(): z.ZodType {
  return orFalse(contextNumberAnswer());
}

function keyOf({ type, id }: NumberOwner): { type: string; typeval: string } {
  return { type, typeval: String(id) };
}

function writeExtension(store: Store, owner: NumberOwner, { context, number, appdata }: StoredNumber): void {
  const exten = normalForm(number);
  const changes = { exten, extenhash: extensionHash(exten), context };
  const entry = { context, exten, priority: 1, app: 'GoSub', appdata };
  const old = store.first('extenumbers', keyOf(owner));
  if (old === undefined) {
    store.insert('extenumbers', { ...changes, ...keyOf(owner) });
    store.insert('extensions', entry);
    return;
  }
  store.update('extenumbers', { id: old.id }, changes);
  if (store.update('extensions', dialplanKey(old), entry) === 0) store.insert('extensions', entry);
}

function removeExtension(store: Store, owner: NumberOwner): void {
  const old = store.first('extenumbers', keyOf(owner));
  if (old === undefined) return;
  store.delete('extenumbers', { id: old.id });
  store.delete('extensions', dialplanKey(old));
}

/** A dialplan entry has no owner column: it is looked up by its number. */
function dialplanKey({ context, exten }: Rows['extenumbers']): { context: string; exten: string; app: string } {
  return { context, exten, app: 'GoSub' };
}

function writeMembership(store: Store, owner: NumberOwner, { context, number }: StoredNumber): void {
  const key = keyOf(owner);
  if (number === '' && owner.type === 'user') {
    store.delete('contextnummember', key);
    return;
  }
  const displayed = displayForm(normalForm(number));
  if (store.update('contextnummember', { context, ...key }, { number: displayed }) > 0) return;
  // A row that moves to another context comes last there.
  store.delete('contextnummember', key);
  store.insert('contextnummember', { context, ...key, number: displayed });
}
