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
export function matching(where: Where): string {
  const conditions = Object.keys(where).map((name) => `${quote(name)} IS ?`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
