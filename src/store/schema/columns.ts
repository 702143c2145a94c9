import { BadRequest } from '#errors.ts';
import type { SqlValue } from '../row.ts';

/** A column as `schema.sql` declares it. */
export interface Column {
  readonly table: string;
  readonly name: string;
  /** Declared type in lower case: `varchar(40)`, `int`, `text`, … */
  readonly type: string;
  readonly nullable: boolean;
  /** The default; absent for NULL. */
  readonly initial?: SqlValue;
}

/** Exclusive upper bounds of the integer types of the real database; the lower bound is the negated value, inclusive. */
const integerLimits: Readonly<Record<string, bigint>> = {
  smallint: 2n ** 15n,
  int: 2n ** 31n,
  integer: 2n ** 31n,
  serial: 2n ** 31n,
  bigint: 2n ** 63n,
};

/** Characters that the real database cannot store. */
const unstorable = /[\0\p{Surrogate}]/u;

/** True if the real database can store the text: it has no NUL and no unpaired surrogate. */
function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/**
 * Converts a value to what the real database would store in the column. SQLite accepts text in integer columns and text of any
 * length; PostgreSQL refuses both, which clients see as 400 (core.md 7.6). Throws `BadRequest`.
 */
export function storable(column: Column, value: SqlValue): SqlValue {
  if (value === null) return column.nullable ? null : refuse(column, value, 'not null');
  const limit = integerLimits[column.type];
  if (limit !== undefined) return fitInteger(column, value, limit);
  if (column.type === 'float') return fitNumber(column, value);
  const length = /^varchar\((\d+)\)$/.exec(column.type)?.[1];
  const text = String(value);
  if (length !== undefined && [...text].length > Number(length)) return refuse(column, value, column.type);
  return isStorable(text) ? text : refuse(column, value, 'UTF-8 without NUL');
}

/** Returns `storable` for one column, with a fast path for short text. */
export function checkFor(column: Column): (value: SqlValue) => SqlValue {
  const length = Number(/^varchar\((\d+)\)$/.exec(column.type)?.[1] ?? -1);
  const longest = column.type === 'text' ? Number.POSITIVE_INFINITY : length;
  const fits = (text: string) => text.length <= longest && isStorable(text);
  return (value) => (typeof value === 'string' && fits(value) ? value : storable(column, value));
}

function fitInteger(column: Column, value: SqlValue, limit: bigint): SqlValue {
  if (!/^\s*[+-]?\d+\s*$/.test(String(value))) return refuse(column, value, column.type);
  const digits = String(value).trim().replace(/^\+/, '');
  // BigInt parsing is quadratic in the number of digits, and no column holds more than 19, not counting leading zeros.
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
  throw new BadRequest({ message: `${field} ${requirementOf(column, rule)}`, field, rule, value });
}

/** The violated rule as a predicate: `must be a number`. */
function requirementOf({ type }: Column, rule: string): string {
  if (rule === 'not null') return 'must not be null or missing';
  if (rule !== type) return 'must be a string of valid Unicode without NUL';
  const limit = integerLimits[type];
  if (limit !== undefined) return `must be a whole number from -${limit} to ${limit - 1n}`;
  if (type === 'float') return 'must be a number';
  return `must be at most ${/\d+/.exec(type)?.[0]} characters long`;
}
