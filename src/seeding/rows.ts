import * as z from 'zod';
import { Refusal } from '#errors.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { SqlValue } from '#store/row.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import { kindOrValue } from './kinds.ts';
import type { FixtureProblem } from './problems.ts';
import type { FixtureItem, PlacedItem, Section } from './section.ts';
import { tableWriters } from './table-writers.ts';

/** Columns whose values are not printed. */
const secretColumns = /passw|secret|pin/i;

const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .optional();

/** The rows of a table; with `replace` they are all rows that it has. */
export function tableSection(store: Store, table: AnyTable): Section {
  const names = inputColumns(table);
  return {
    name: `tables.${table.name}`,
    description: `rows of the table ${table.name}`,
    names,
    item: z.strictObject(Object.fromEntries(names.map((column) => [column, cell])), 'expected an object'),
    add: (_world, items, mode) => {
      // Here and not before all tables: the rows of one can be written by those of another.
      if (mode === 'replace') table.delete();
      return addRows(store, table, items);
    },
  };
}

/** The columns that a row is given with; some tables make others by themselves. */
export function inputColumns({ name, columns }: AnyTable): readonly string[] {
  const made = tableWriters[name]?.derivedColumns ?? [];
  return columns.filter((column) => !made.includes(column));
}

function addRows(store: Store, table: AnyTable, items: readonly PlacedItem[]): readonly FixtureProblem[] {
  const writer = tableWriters[table.name];
  if (writer === undefined) return items.flatMap(({ at, item }) => addRow(store, table, { at, item }));
  const rows = items.map(({ item }) => valuesOf(item));
  if (tried(() => writer.write(store, rows)) === undefined) return [];
  // Writing all at once is many times as fast, and one by one tells the faults.
  return items.flatMap(({ at }, index) => {
    const refusal = tried(() => writer.write(store, rows.slice(index, index + 1)));
    return refusal === undefined ? [] : [faultOf(refusal, at)];
  });
}

/** A row without serial key takes the next one. */
function addRow(store: Store, table: AnyTable, { at, item }: PlacedItem): readonly FixtureProblem[] {
  const { serialKey: key } = table;
  const values = valuesOf(item);
  const needsKey = key !== undefined && (values[key] ?? null) === null;
  const row = needsKey ? { ...values, [key]: store.sequences.peek(table.name) } : values;
  const refusal = tried(() => table.insertSeed(row));
  return refusal === undefined ? [] : [faultOf(refusal, at)];
}

function tried(write: () => void): Refusal | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The reason names its field as `table.column`, which the place does already. */
function faultOf({ reason: { field = '', message, value } }: Refusal, at: string): FixtureProblem {
  const [, column] = field.split('.');
  if (column === undefined) return { at, message };
  const predicate = message.startsWith(`${field} `) ? message.slice(field.length + 1) : message;
  const shown = kindOrValue(value);
  const isShown = value !== undefined && value !== null && !secretColumns.test(column) && !predicate.includes(shown);
  return { at: `${at}.${column}`, message: isShown ? `${predicate}; it is ${shown}` : predicate };
}

function valuesOf(row: FixtureItem): Where {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, stored(value)]));
}

/** Lists and objects are kept as JSON text. */
function stored(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}
