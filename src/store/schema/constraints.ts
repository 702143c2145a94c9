import Database from 'better-sqlite3';
import { BadRequest, quoted, type Reason } from '#errors.ts';
import type { Where } from '../sql.ts';
import { nounOf } from './nouns.ts';

/** Thrown for a row that violates a unique key. */
export class Duplicate extends BadRequest {}

/** A write that violated a constraint. */
export interface FailedWrite {
  readonly table: string;
  /** Returns the values that were being written, and those that the rows had to match. */
  readonly columnValues: () => Where;
  /** Returns the name of the object that already has a unique key: `user 4`. */
  readonly holderOf: (key: Where) => string | undefined;
}

/** Converts a constraint violation to a `BadRequest` (a `Duplicate` for a unique key); returns any other error unchanged. */
export function constraintRefusal(error: unknown, write: FailedWrite): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new Duplicate(duplicateReason(columnsIn(error.message), write));
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return new BadRequest(notNullReason(columnsIn(error.message)[0] ?? '', write));
    case 'SQLITE_CONSTRAINT_CHECK':
      return new BadRequest(checkReason(error.message, write));
    default:
      return error.code.startsWith('SQLITE_CONSTRAINT') ? new BadRequest(constraintReason(write.table)) : error;
  }
}

/** Extracts the column names from a message of SQLite: `… failed: entity.name, entity.id`. */
function columnsIn(message: string): readonly string[] {
  const [, list = ''] = message.split('constraint failed: ');
  return list.split(', ').flatMap((place) => place.split('.').slice(1));
}

function duplicateReason(columns: readonly string[], { table, columnValues, holderOf }: FailedWrite): Reason {
  const [values, [first = '']] = [columnValues(), columns];
  const key = Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
  const hasValues = columns.length > 0 && columns.every((column) => Object.hasOwn(values, column));
  const holder = (hasValues ? holderOf(key) : undefined) ?? `another ${nounOf(table)}`;
  const keyText = columns.map((column) => (hasValues ? `${column} ${quoted(values[column])}` : column)).join(' with ');
  return {
    message: `${keyText} is already used by ${holder}; choose another, or change or delete that one first`,
    field: `${table}.${first}`,
    rule: 'unique',
    ...(hasValues && { value: values[first] }),
  };
}

function notNullReason(column: string, { table }: FailedWrite): Reason {
  return { message: `${table}.${column} must not be null`, field: `${table}.${column}`, rule: 'not null', value: null };
}

/** Parses a CHECK condition of schema.sql, which starts with the column and lists its values: `protocol IN ('sip', 'iax')`. */
function checkReason(message: string, { table, columnValues }: FailedWrite): Reason {
  const values = columnValues();
  const [, condition = ''] = message.split('constraint failed: ');
  const [column = ''] = /^[\w-]+/.exec(condition.replace(/^"/, '')) ?? [];
  const words = condition.split("'").filter((_, index) => index % 2 === 1);
  if (!Object.hasOwn(values, column)) return constraintReason(table);
  const allowed =
    words.length === 0 ? 'has a value that the database does not allow' : `must be one of ${words.join(', ')}`;
  return {
    message: `${table}.${column} ${allowed}`,
    field: `${table}.${column}`,
    rule: 'check',
    value: values[column],
  };
}

function constraintReason(table: string): Reason {
  return {
    message: `the database refuses this ${nounOf(table)}; it conflicts with other rows`,
    field: table,
    rule: 'constraint',
  };
}
