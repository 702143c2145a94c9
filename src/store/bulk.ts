import type { SqlValue } from './row.ts';
import { type Column, checkFor, storable } from './schema/columns.ts';
import type { Table } from './schema/tables.ts';
import { quote, type Where } from './sql.ts';

/** An `INSERT` statement for many rows with the same columns. */
export interface BulkInsert {
  readonly sql: string;
  /** True if the rows lack their serial key, so that the caller supplies an id for each. */
  readonly needsId: boolean;
  /** Returns the values to bind for a row, validated like those of a single insert. Throws `BadRequest`. */
  valuesOf(id: number, row: Where): SqlValue[];
}

/** Prepares the insert from the columns of the first row; `shared` holds the values that all rows have, validated once. */
export function bulkInsert(
  name: string,
  { columns, key }: Table,
  { shared, first }: { shared: Where; first: Where },
): BulkInsert {
  const columnOf = (column: string): Column => {
    const declared = columns.get(column);
    if (declared === undefined) throw new Error(`there is no column ${column} in table ${name} of schema.sql`);
    return declared;
  };
  const fixed = Object.entries(shared).filter(([column]) => !Object.hasOwn(first, column));
  const fixedValues = fixed.map(([column, value]) => storable(columnOf(column), value));
  const checks = Object.keys(first).map((column) => checkFor(columnOf(column)));
  const needsId = key !== undefined && !Object.hasOwn(first, key);
  const names = [...fixed.map(([column]) => column), ...(needsId ? [key] : []), ...Object.keys(first)];
  return {
    sql: `INSERT INTO ${quote(name)} (${names.map(quote).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    needsId,
    valuesOf: (id, row) => {
      const values = needsId ? [...fixedValues, id] : [...fixedValues];
      let index = 0;
      for (const column in row) values.push(checks[index++]?.(row[column] ?? null) ?? null);
      return values;
    },
  };
}
