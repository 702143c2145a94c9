import type { SqlValue } from './row.ts';
import { type Column, checkFor, storable } from './schema/columns.ts';
import type { Table } from './schema/tables.ts';
import { quote, type Where } from './sql.ts';

/** How rows that have the same columns are written. */
export interface BulkForm {
  readonly sql: string;
  /** Whether each row needs an id before its own values. */
  readonly needsId: boolean;
  /** What is bound for a row, checked as in any other insert. */
  valuesOf(id: number, row: Where): SqlValue[];
}

/** The form of rows like the first one; what is `same` in all of them is checked once. */
export function bulkForm(
  name: string,
  { columns, key }: Table,
  { same, first }: { same: Where; first: Where },
): BulkForm {
  const columnOf = (column: string): Column => {
    const known = columns.get(column);
    if (known === undefined) throw new Error(`no column ${column} in table ${name} of schema.sql`);
    return known;
  };
  const fixed = Object.entries(same).filter(([column]) => !Object.hasOwn(first, column));
  const fixedValues = fixed.map(([column, value]) => storable(columnOf(column), value));
  const checks = Object.keys(first).map((column) => checkFor(columnOf(column)));
  const needsId = key !== undefined && !Object.hasOwn(first, key);
  const names = [...fixed.map(([column]) => column), ...(needsId ? [key] : []), ...Object.keys(first)];
  return {
    sql: `INSERT INTO ${quote(name)} (${names.map(quote).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    needsId,
    valuesOf: (id, row) => {
      const values = needsId ? [...fixedValues, id] : [...fixedValues];
      let place = 0;
      for (const column in row) values.push(checks[place++]?.(row[column] ?? null) ?? null);
      return values;
    },
  };
}
