import { BadRequest } from '#errors.ts';
import type { SqlValue } from '../row.ts';

/** What `schema.sql` says of a column. */
export interface Column {
  readonly table: string;
  readonly name: string;
  /** Declared type in lower case: `varchar(40)`, `int`, `text`, … */
  readonly type: string;
  readonly nullable: boolean;
}

/** Limits of the integer types of the real database. */
const integerLimits: Readonly<Record<string, bigint>> = {
  smallint: 2n ** 15n,
  int: 2n ** 31n,
  integer: 2n ** 31n,
  serial: 2n ** 31n,
  bigint: 2n ** 63n,
};

/** What no text of the real database holds. */
const unwritable = /[\0\p{Surrogate}]/u;

/** Whether the real database can hold the text: one without NUL and without halves of surrogate pairs. */
function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

/**
 * The value as the real database would store it in the column: SQLite takes words in integer columns and texts of any
 * length, PostgreSQL refuses both, and clients see that as 400 (core.md 7.6).
 * Throws `BadRequest`.
 */
export function storable(column: Column, value: SqlValue): SqlValue {
  if (value === null) return column.nullable ? null : refuse(column, value, 'not null');
  const limit = integerLimits[column.type];
  if (limit !== undefined) return fitInteger(column, value, limit);
  if (column.type === 'float') return fitNumber(column, value);
  const length = /^varchar\((\d+)\)$/.exec(column.type)?.[1];
  const written = String(value);
  if (length !== undefined && [...written].length > Number(length)) return refuse(column, value, column.type);
  return isWritable(written) ? written : refuse(column, value, 'UTF-8 without NUL');
}

/** As `storable` for many values of a column, without its cost for what surely fits. */
export function checkFor(column: Column): (value: SqlValue) => SqlValue {
  const length = Number(/^varchar\((\d+)\)$/.exec(column.type)?.[1] ?? -1);
  const longest = column.type === 'text' ? Number.POSITIVE_INFINITY : length;
  const surelyFits = (text: string) => text.length <= longest && isWritable(text);
  return (value) => (typeof value === 'string' && surelyFits(value) ? value : storable(column, value));
}

function fitInteger(column: Column, value: SqlValue, limit: bigint): SqlValue {
  if (!/^\s*[+-]?\d+\s*$/.test(String(value))) return refuse(column, value, column.type);
  const digits = String(value).trim().replace(/^\+/, '');
  // Reading digits costs the square of their number; leading zeros aside, no column holds more than 19.
  if (digits.length > 40 && digits.replace(/^-?0*/, '').length > 19) return refuse(column, value, column.type);
  const number = BigInt(digits);
  if (number >= limit || number < -limit) return refuse(column, value, column.type);
  const exact = Number(number);
  return Number.isSafeInteger(exact) ? exact : String(number);
}

function fitNumber(column: Column, value: SqlValue): SqlValue {
  const number = Number(value);
  return String(value).trim() === '' || Number.isNaN(number) ? refuse(column, value, column.type) : number;
}

function refuse(column: Column, value: SqlValue, rule: string): never {
  const field = `${column.table}.${column.name}`;
  throw new BadRequest({ message: `${field} ${demandOf(column, rule)}`, field, rule, value });
}

/** What the column holds, in words. */
function demandOf({ type }: Column, rule: string): string {
  if (rule === 'not null') return 'must not be null or missing';
  if (rule !== type) return 'must be text of valid Unicode without NUL';
  const limit = integerLimits[type];
  if (limit !== undefined) return `must be a whole number from -${limit} to ${limit - 1n}`;
  if (type === 'float') return 'must be a number';
  return `must be at most ${/\d+/.exec(type)?.[0]} characters long`;
}
