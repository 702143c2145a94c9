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

/** Columns whose values do not appear in messages. */
const secretColumns = /passw|secret|pin/i;

const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .optional();

/** Returns the section for the rows of a table; with `replace`, they replace its existing rows. */
export function tableSection(store: Store, table: AnyTable): Section {
  const names = inputColumns(table);
  return {
    name: `tables.${table.name}`,
    description: `rows of the table ${table.name}`,
    names,
    item: z.strictObject(Object.fromEntries(names.map((column) => [column, cell])), 'expected an object'),
    add: (_world, items, mode) => {
      // Not before all tables: a trigger of an earlier table may have written rows into this one.
      if (mode === 'replace') table.delete();
      return addRows(store, table, items);
    },
  };
}

/** The columns that a row can set; a table writer computes the others. */
export function inputColumns({ name, columns }: AnyTable): readonly string[] {
  const derived = tableWriters[name]?.derivedColumns ?? [];
  return columns.filter((column) => !derived.includes(column));
}

function addRows(store: Store, table: AnyTable, items: readonly PlacedItem[]): readonly FixtureProblem[] {
  const writer = tableWriters[table.name];
  if (writer === undefined) return items.flatMap(({ at, item }) => addRow(store, table, { at, item }));
  const rows = items.map(({ item }) => valuesOf(item));
  if (refusalOf(() => writer.write(store, rows)) === undefined) return [];
  // Writing all rows at once is much faster; write them one by one only to find the problems.
  return items.flatMap(({ at }, index) => {
    const refusal = refusalOf(() => writer.write(store, rows.slice(index, index + 1)));
    return refusal === undefined ? [] : [problemOf(refusal, at)];
  });
}

/** Adds a row, with the next id if it has no serial key. */
function addRow(store: Store, table: AnyTable, { at, item }: PlacedItem): readonly FixtureProblem[] {
  const { serialKey: key } = table;
  const values = valuesOf(item);
  const needsKey = key !== undefined && (values[key] ?? null) === null;
  const row = needsKey ? { ...values, [key]: store.sequences.peek(table.name) } : values;
  const refusal = refusalOf(() => table.insertSeedRow(row));
  return refusal === undefined ? [] : [problemOf(refusal, at)];
}

function refusalOf(write: () => void): Refusal | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Drops the field from the message, because the place already contains the column. */
function problemOf({ reason: { field = '', message, value } }: Refusal, at: string): FixtureProblem {
  const [, column] = field.split('.');
  if (column === undefined) return { at, message };
  const predicate = message.startsWith(`${field} `) ? message.slice(field.length + 1) : message;
  const valueText = kindOrValue(value);
  const isShown =
    value !== undefined && value !== null && !secretColumns.test(column) && !predicate.includes(valueText);
  return { at: `${at}.${column}`, message: isShown ? `${predicate}; it is ${valueText}` : predicate };
}

function valuesOf(row: FixtureItem): Where {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toSqlValue(value)]));
}

/** Lists and objects are stored as JSON text. */
function toSqlValue(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}
