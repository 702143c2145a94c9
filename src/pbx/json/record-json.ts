import { truth } from '#store/row.ts';
import type { Json } from '#wire/json.ts';
import { phpTrim } from '#wire/php.ts';

/** An object on its way to the client, keys in the order of the contract. */
export type JsonRecord = Record<string, Json>;

/** Which columns of a record are cast on output (core.md 7.9); all others are texts or `null`. */
export interface Casts<Columns extends object> {
  readonly int?: readonly (keyof Columns & string)[];
  readonly bool?: readonly (keyof Columns & string)[];
}

/** The row as the client sees it: texts and `null`, numbers where `int`, truth values where `bool`. */
export function recordJson<Columns extends object>(row: Columns, casts: Casts<Columns> = {}): JsonRecord {
  const item: JsonRecord = {};
  for (const [column, value] of Object.entries(row)) {
    item[column] = value === null ? null : String(value);
  }
  for (const column of casts.int ?? []) item[column] = Number(row[column] ?? 0);
  for (const column of casts.bool ?? []) item[column] = truth(row, column);
  return item;
}

/** The rows as a list, or `false` when there is none, as sub-lists of views are shown (core.md 6.3). */
export function listOrFalse<T extends Json>(items: readonly T[]): readonly T[] | false {
  return items.length > 0 && items;
}

/** `display (name)` and its like (core.md 7.15). */
export function labelOf(name: string, place: string): string {
  return `${name} (${place})`;
}

/** A person's name: both parts trimmed, runs of spaces made one, `-` for none (core.md 7.15). */
export function fullName({ firstname, lastname }: { readonly firstname: string; readonly lastname: string }): string {
  const parts = [firstname, lastname].map(phpTrim);
  const name = phpTrim(parts.join(' ')).replace(/ +/g, ' ');
  return name === '' ? '-' : name;
}
