import Database from 'better-sqlite3';
import { BadRequest } from '../errors.ts';
import type { SqlValue } from './row.ts';

/** Column values that rows have to match; NULL matches NULL. */
export type Where = Readonly<Record<string, SqlValue>>;

/** A row that would break a unique key. */
export class Duplicate extends BadRequest {}

/** What a failed statement means to the act that ran it. */
export function refusalOf(error: unknown, table: string): unknown {
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) return error;
  const reason = { message: `${table}: ${error.message}`, field: table, rule: error.code };
  const isDuplicate = error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return isDuplicate ? new Duplicate(reason) : new BadRequest(reason);
}

/** Whether the row as a whole was refused, not one of its values nor for what other rows hold. */
export function isRefusedRow(error: unknown): boolean {
  if (!(error instanceof BadRequest)) return false;
  return error.reason.rule === 'not null' || error.reason.rule === 'SQLITE_CONSTRAINT_NOTNULL';
}

/** An SQL name: the contract has columns such as `call-limit` and `order`. */
export function quote(name: string): string {
  return `"${name}"`;
}

/** The `WHERE` clause, its values to be bound in the order of the keys. */
export function matching(where: Where): string {
  const conditions = Object.keys(where).map((name) => `${quote(name)} IS ?`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
