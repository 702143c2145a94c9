import { nullRecord, type SqlValue, truth } from '#store/row.ts';
import type { Json } from '#wire/json.ts';
import { phpTrim } from '#wire/php.ts';

/** A JSON object of an answer, with its keys in the order of the contract. */
export type JsonRecord = Record<string, Json>;

/** The columns of a row that become numbers or booleans in answers (core.md 7.9). */
export interface Casts<Columns extends object> {
  readonly int?: readonly (keyof Columns & string)[];
  readonly bool?: readonly (keyof Columns & string)[];
}

/** A row or a part of one: column values by name. */
type RowOf<Columns> = { readonly [Column in keyof Columns]: SqlValue };

/** The row as JSON: columns in `int` as numbers, columns in `bool` as booleans, all others as strings or `null`. */
export function recordJson<Columns extends RowOf<Columns>>(row: Columns, casts: Casts<Columns> = {}): JsonRecord {
  const item: JsonRecord = { ...row };
  for (const column in item) {
    const value = item[column];
    if (typeof value === 'number') item[column] = String(value);
  }
  return withCasts(item, row, casts);
}

function withCasts<Columns extends RowOf<Columns>>(item: JsonRecord, row: Columns, casts: Casts<Columns>): JsonRecord {
  for (const column of casts.int ?? []) item[column] = Number(row[column] ?? 0);
  for (const column of casts.bool ?? []) item[column] = truth(row, column);
  return item;
}

/** How the keys of a record differ from the columns of its row. */
interface Layout<Columns> {
  /** Columns that the record does not have. */
  readonly omitted?: readonly (keyof Columns & string)[];
  /** Further keys, by the column that they follow. They are `null` until the caller sets them. */
  readonly inserted?: { readonly [Column in keyof Columns & string]?: readonly string[] };
}

/**
 * Returns a function like `recordJson` for records whose keys differ from the columns of their rows. All rows have the same
 * columns: the records are copies of one object with the keys in their order, which is much faster than adding keys to each.
 */
export function recordWriter<Columns extends RowOf<Columns>>(
  casts: Casts<Columns>,
  layout: Layout<Columns>,
): (row: Columns) => JsonRecord {
  let model: JsonRecord | undefined;
  return (row) => {
    model ??= modelOf(Object.keys(row), layout);
    const columns: Readonly<Record<string, SqlValue>> = row;
    const item = { ...model };
    for (const key in item) {
      const value = columns[key];
      if (value !== undefined && value !== null) item[key] = String(value);
    }
    return withCasts(item, row, casts);
  };
}

/** A record with all keys, in their order, and without values. */
function modelOf(columns: readonly string[], { omitted = [], inserted = {} }: AnyLayout): JsonRecord {
  const keys = columns.flatMap((column) => [
    ...(omitted.includes(column) ? [] : [column]),
    ...(inserted[column] ?? []),
  ]);
  return nullRecord(keys);
}

/** `Layout` of any row. */
interface AnyLayout {
  readonly omitted?: readonly string[];
  readonly inserted?: Readonly<Record<string, readonly string[] | undefined>>;
}

/**
 * Returns a function that merges records; those of one kind have the same keys each time. A key of several records keeps its place in
 * the first of them, and takes the value of the last. As with `recordWriter`, the results are copies of one object.
 */
export function recordMerger(): (kind: string, ...records: readonly JsonRecord[]) => JsonRecord {
  const models = new Map<string, JsonRecord>();
  return (kind, ...records) => {
    const model = models.get(kind) ?? nullRecord([...new Set(records.flatMap((record) => Object.keys(record)))]);
    models.set(kind, model);
    const merged = { ...model };
    for (const record of records) for (const key in record) merged[key] = record[key] ?? null;
    return merged;
  };
}

/** The items, or `false` if there are none, as in the sub-lists of views (core.md 6.3). */
export function listOrFalse<T extends Json>(items: readonly T[]): readonly T[] | false {
  return items.length > 0 && items;
}

/** `name (place)` (core.md 7.15). */
export function labelOf(name: string, place: string): string {
  return `${name} (${place})`;
}

/** A person's name: both parts trimmed, runs of spaces collapsed, `-` if both are empty (core.md 7.15). */
export function fullName({ firstname, lastname }: { readonly firstname: string; readonly lastname: string }): string {
  const parts = [firstname, lastname].map(phpTrim);
  const name = phpTrim(parts.join(' ')).replace(/ +/g, ' ');
  return name === '' ? '-' : name;
}
