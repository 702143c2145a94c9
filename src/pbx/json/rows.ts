import type { ListedRows, RowReader, ShownRows } from '#core/answer-rows.ts';
import type { Row, SqlValue } from '#store/row.ts';
import { type DeclaredColumn, declaredColumns } from '#store/schema/declared-columns.ts';
import type { TableName } from '#store/table-types.ts';
import { asContainer, type Container, isObject, itemsOf } from '#wire/values.ts';

/** Returns columns that differ from the keys of the same name in an answer; `undefined` leaves the column out. */
export type ColumnChanges = (json: Container) => Readonly<Record<string, SqlValue | undefined>>;

/** The inverse of `recordJson`: returns the row of an object with the columns of a table as keys; none for anything else. */
export function rowFrom(table: TableName, changes: ColumnChanges = noChanges): RowReader {
  const read = columnReader(table);
  return (json) => (isObject(json) ? [{ table, rows: [read(json, changes(json))] }] : []);
}

/** How the items of a list are ordered; by default, in an order that says nothing about that of the rows. */
interface ListOrder {
  /** `rowid`, or the column by which they are sorted first. */
  readonly orderedBy?: string;
  readonly changes?: ColumnChanges;
}

/** Returns the rows of a list or map of records; none for `false`. */
export function rowsFrom(table: TableName, { orderedBy, changes = noChanges }: ListOrder = {}): RowReader {
  const read = columnReader(table);
  return (json) => {
    const rows = objectsIn(json).map((item) => read(item, changes(item)));
    if (orderedBy === 'rowid') return rows.length === 0 ? [] : [{ table, rows }];
    return runs(rows, orderedBy).map((run) => ({ table, rows: run }));
  };
}

/** Returns the rows of each item of a list or map; the order of the items says nothing about that of the rows. */
export function fromItems(reader: RowReader): RowReader {
  return (json) => (itemsOf(json) ?? []).flatMap((item) => reader(item));
}

/** As `fromItems`, where the rows of a table are in the order of the items. */
export function fromItemsInOrder(reader: RowReader): RowReader {
  return (json) => {
    const shown = fromItems(reader)(json);
    const tables = [...new Set(shown.map(({ table }) => table))];
    return tables.map((table) => {
      const each = shown.filter((one) => one.table === table);
      return { ...each[0], table, rows: each.flatMap(({ rows }) => rows) };
    });
  };
}

/** Returns the rows of the members of an object, by key. */
export function fromParts(readers: Readonly<Record<string, RowReader>>): RowReader {
  return (json) => {
    const object = asContainer(json);
    return object === undefined ? [] : Object.entries(readers).flatMap(([key, reader]) => reader(object[key]));
  };
}

/** Returns the rows of several readers of the same value. */
export function allFrom(...readers: readonly RowReader[]): RowReader {
  return (json) => readers.flatMap((reader) => reader(json));
}

/** Returns the rows of groups by the order in which the groups first appear; each leaf with the column `mark` is a row. */
export function fromGroups(table: TableName, mark: string): RowReader {
  const read = columnReader(table);
  return (json) => {
    const groups = (itemsOf(json) ?? []).map((group) => leavesOf(group, mark).map((leaf) => read(leaf, {})));
    const heads = groups.flatMap((group) => group.slice(0, 1));
    return [heads, ...groups].filter((rows) => rows.length > 0).map((rows) => ({ table, rows }));
  };
}

/** Returns the rows of a reader as part of their tables, which may have further rows that no answer shows. */
export function partly(reader: RowReader): RowReader {
  return (json) => reader(json).map((shown) => ({ ...shown, isPartial: true }));
}

/** Rows that follow from an answer, but that no answer shows. */
export function followingRow(table: TableName, row: Row, unlessEqual: readonly string[]): ShownRows {
  return { table, rows: [row], unlessEqual };
}

/** Returns the inverse of the answers of a resource whose lists and views are records of one table. */
export function plainRows(table: TableName): ListedRows {
  return { kind: 'objects', idsOf: idsIn('id'), list: rowsFrom(table), view: rowFrom(table) };
}

/** Returns a function that returns the ids of the objects of a list, below a path of keys such as `context.name`. */
export function idsIn(path: string): (list: unknown) => readonly string[] {
  return (list) => (itemsOf(list) ?? []).flatMap((item) => idText(memberAt(item, path)));
}

/** Returns the member of nested objects at a path of keys, such as `incall.id`. */
export function memberAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => asContainer(value)?.[key], json);
}

/** Returns the member as a whole number; `undefined` if it is anything else. */
export function integerAt(json: unknown, path: string): number | undefined {
  const [text] = idText(memberAt(json, path));
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Returns the member as text; `''` if it is anything but text or a number. */
export function textAt(json: unknown, path: string): string {
  return idText(memberAt(json, path))[0] ?? '';
}

/** Returns the texts of a list, joined; `undefined` if it is not a list. */
export function joinedAt(json: unknown, path: string, separator: string): string | undefined {
  return itemsOf(memberAt(json, path))?.flatMap(idText).join(separator);
}

function idText(value: unknown): readonly string[] {
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

function noChanges(): Readonly<Record<string, never>> {
  return {};
}

function objectsIn(json: unknown): readonly Container[] {
  return (itemsOf(json) ?? []).filter(isObject);
}

function leavesOf(json: unknown, mark: string): readonly Container[] {
  if (isObject(json) && !asContainer(json[mark]) && Object.hasOwn(json, mark)) return [json];
  return (itemsOf(json) ?? []).flatMap((item) => leavesOf(item, mark));
}

/** Cuts rows where the value of the column changes; without a column, each row is a run of its own. */
function runs(rows: readonly Row[], column: string | undefined): readonly (readonly Row[])[] {
  const cut: Row[][] = [];
  for (const row of rows) {
    const run = cut.at(-1);
    const [last] = run ?? [];
    if (run !== undefined && column !== undefined && last?.[column] === row[column]) run.push(row);
    else cut.push([row]);
  }
  return cut;
}

/** Returns a function that reads the columns of a table from an object. The schema is read at its first call. */
function columnReader(table: TableName) {
  let columns: readonly DeclaredColumn[] | undefined;
  return (json: Container, changes: ReturnType<ColumnChanges>): Row => {
    columns ??= declaredColumns(table);
    const row: Row = {};
    for (const column of columns) {
      const { name } = column;
      const value = Object.hasOwn(changes, name) ? changes[name] : storedValue(column, json[name]);
      if (value !== undefined) row[name] = value;
    }
    return row;
  };
}

/** The value of a column behind a value of an answer; `undefined` if the column cannot have it, and so has its default. */
function storedValue({ type, nullable }: DeclaredColumn, value: unknown): SqlValue | undefined {
  if (value === undefined || (value === null && !nullable)) return undefined;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (!isNumeric(type)) return value;
  if (value === '') return nullable ? value : undefined;
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function isNumeric(type: string): boolean {
  return /^(?:int|integer|smallint|serial|float)$/.test(type);
}
