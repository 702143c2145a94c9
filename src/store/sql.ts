import { BadRequest } from '#errors.ts';
import type { SqlValue } from './row.ts';

/** Column values to write or to match; NULL matches NULL. */
export type Where = Readonly<Record<string, SqlValue>>;

/** True if a row was refused for a NULL or missing value; unlike other refusals, this uses up an id (core.md 7.8). */
export function isRefusedRow(error: unknown): boolean {
  return error instanceof BadRequest && error.reason.rule === 'not null';
}

/** Quotes an SQL name, because the contract has columns such as `call-limit` and `order`. */
export function quote(name: string): string {
  return `"${name}"`;
}

/** Returns the `WHERE` clause (with a leading space), or `''` without conditions; bind `bindings(where)`. */
export function whereClause(where: object): string {
  const conditions = Object.keys(where).map((name) => `${quote(name)} IS ?`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

/** Drops the table type of a row or condition. */
export function untyped(values: object): Where {
  // Rows and conditions of every table consist of column values.
  return values as Where;
}

/** Returns the values of a condition in the order of its placeholders. */
export function bindings(where: object): SqlValue[] {
  return Object.values(where);
}

/** Returns a query for the rows that match, in insertion order by default. */
export function selectRows(table: string, where: object, order: string | readonly string[] = 'rowid'): string {
  return `SELECT * FROM ${quote(table)}${whereClause(where)} ORDER BY ${[order].flat().join(', ')}`;
}

/** The result row of `selectCount`. */
export interface RowCount {
  readonly rows: number;
}

/** Returns a query for the number of rows that match. */
export function selectCount(table: string, where: object): string {
  return `SELECT count(*) AS rows FROM ${quote(table)}${whereClause(where)}`;
}
