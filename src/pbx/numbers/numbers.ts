import { BadRequest, quoted } from '#errors.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { requireContext } from './contexts.ts';
import { displayForm, extensionHash, normalForm } from './patterns.ts';
import { isInRange, rangesOf } from './ranges.ts';

export { displayForm, normalForm } from './patterns.ts';

/**
 * Who owns a number: of a user's number that is the line (core.md 7.10), of a number to dial out that is the pattern
 * (`dialpattern`), else the object itself.
 */
export interface NumberOwner {
  readonly type: 'user' | 'group' | 'queue' | 'meetme' | 'incall' | 'outcall';
  readonly id: number;
}

/** A number that somebody wants; `field` is its place in the request. */
export interface NumberRequest {
  readonly type: NumberOwner['type'];
  readonly context: string;
  readonly number: string;
  /** Who has the number already and keeps it. */
  readonly owner?: NumberOwner;
  readonly field?: string;
}

/**
 * Throws `BadRequest` when the number is outside the ranges of the context or taken (core.md 7.10). Without a number the context
 * only has to exist. Patterns of outcalls have no ranges.
 */
export function checkNumber(store: Store, wanted: NumberRequest): void {
  const { type, context, number, field = 'number' } = wanted;
  if (number === '' || type === 'outcall') requireContext(store, context, 'context');
  if (number === '') return;
  if (type !== 'outcall' && !rangesOf(store, { context, type }).some((range) => isInRange(number, range))) {
    const message = `${field} ${number} is in no range of context ${context} for numbers of type ${type}; ${rangeWords(store, context, type)}`;
    throw new BadRequest({ message, field, rule: 'range', value: number });
  }
  const rival = rivalOf(store, wanted);
  if (rival === undefined) return;
  const message = `${field} ${number} in context ${context} is already used by ${ownerWords(rival)}: choose another, or free it first`;
  throw new BadRequest({ message, field, rule: 'conflict', value: number });
}

function rangeWords(store: Store, context: string, type: string): string {
  if (!store.has('context', { name: context })) return `there is no context ${quoted(context)}`;
  const ranges = rangesOf(store, { context, type }).map(({ numberbeg, numberend }) =>
    numberend === '' ? numberbeg : `${numberbeg}-${numberend}`,
  );
  return ranges.length === 0 ? 'it has none: add one to its contextnumbers' : `it has ${ranges.join(', ')}`;
}

/** A number of a user is that of a line, one of an outcall that of a pattern; feature codes are known by name. */
function ownerWords({ type, typeval }: Rows['extenumbers']): string {
  const nouns: Readonly<Record<string, string>> = { user: 'line', outcall: 'dial pattern', meetme: 'conference room' };
  return `${nouns[type] ?? type} ${typeval}`;
}

/** Another owner of the same number, in the context or in all of them (feature codes). */
function rivalOf(store: Store, { context, number, owner }: NumberRequest): Rows['extenumbers'] | undefined {
  const sql = `SELECT * FROM extenumbers WHERE extenhash = ? AND context IN (?, '') ORDER BY id`;
  return store
    .query('extenumbers', sql, extensionHash(normalForm(number)), context)
    .find(({ type, typeval }) => type !== owner?.type || typeval !== String(owner.id));
}

/** A number on its way into the tables; `appdata` is what the dialplan calls. */
export interface StoredNumber {
  readonly context: string;
  readonly number: string;
  readonly appdata: string;
}

/**
 * Gives the number to the owner, in place of the one that he had: `extenumbers`, `extensions` and, but for outcalls,
 * `contextnummember`. An empty one frees the old one; users then are members of the context no more, the others are without number.
 */
export function writeNumber(store: Store, owner: NumberOwner, written: StoredNumber): void {
  if (written.number === '') removeExtension(store, owner);
  else writeExtension(store, owner, written);
  if (owner.type !== 'outcall') writeMembership(store, owner, written);
}

/** Frees the number of the owner and takes him out of the context. */
export function removeNumber(store: Store, owner: NumberOwner): void {
  removeExtension(store, owner);
  store.delete('contextnummember', keyOf(owner));
}

/** `extenumbers` of a view; `false` when the owner has no number. */
export function extensionJson(store: Store, owner: NumberOwner): JsonRecord | false {
  const row = store.first('extenumbers', keyOf(owner));
  if (row === undefined) return false;
  return { ...recordJson(row, { int: ['id'] }), exten: displayForm(row.exten), extenbrut: row.exten };
}

/** `contextnummember` of a view; `false` when there is none. */
export function membershipJson(store: Store, owner: NumberOwner): JsonRecord | false {
  const row = store.first('contextnummember', keyOf(owner));
  return row !== undefined && recordJson(row);
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

/** The dialplan entry has no owner, it is found by its number. */
function dialplanKey({ context, exten }: Rows['extenumbers']): { context: string; exten: string; app: string } {
  return { context, exten, app: 'GoSub' };
}

function writeMembership(store: Store, owner: NumberOwner, { context, number }: StoredNumber): void {
  const key = keyOf(owner);
  if (number === '' && owner.type === 'user') {
    store.delete('contextnummember', key);
    return;
  }
  const shown = displayForm(normalForm(number));
  if (store.update('contextnummember', { context, ...key }, { number: shown }) > 0) return;
  // A row that changes its context comes last among those of the new one.
  store.delete('contextnummember', key);
  store.insert('contextnummember', { context, ...key, number: shown });
}
