import { BadRequest } from '#errors.ts';
import type { SqlValue } from './row.ts';

/** Column values that rows have to match; NULL matches NULL. */
export type Where = Readonly<Record<string, SqlValue>>;

/** Whether the row as a whole was refused, not one of its values nor for what other rows hold. */
export function isRefusedRow(error: unknown): boolean {
  return error instanceof BadRequest && error.reason.rule === 'not null';
}

/** An SQL name: the contract has columns such as `call-limit` and `order`. */
export function quote(name: string): string {
  return `"${name}"`;
}

/** The `WHERE` clause, its values to be bound in the order of the keys. */
export function matching(where: object): string {
  const conditions = Object.keys(where).map((name) => `${quote(name)} IS ?`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

/** A row or condition of any table. */
export function untyped(values: object): Where {
  // Rows and conditions are made of column values, whatever their table.
  return values as Where;
}

/** The values of a condition, in the order of its places. */
export function bound(where: object): SqlValue[] {
  return Object.values(where);
}

/** Rows of a table in the order in which they were added, or in the given one. */
export function rowsOf(table: string, where: object, order: string | readonly string[] = 'rowid'): string {
  return `SELECT * FROM ${quote(table)}${matching(where)} ORDER BY ${[order].flat().join(', ')}`;
}

/** The row of a query for a number of rows. */
export interface RowCount {
  readonly rows: number;
}

/** The number of the rows that match. */
export function countOf(table: string, where: object): string {
  return `SELECT count(*) AS rows FROM ${quote(table)}${matching(where)}`;
}
