import Database from 'better-sqlite3';
import { BadRequest, quoted, type Reason } from '#errors.ts';
import type { Where } from '../sql.ts';
import { nounOf } from './nouns.ts';

/** A row that would break a unique key. */
export class Duplicate extends BadRequest {}

/** A write that failed. */
export interface FailedWrite {
  readonly table: string;
  /** What was to be written, and what the rows had to match; asked for only when a constraint was broken. */
  readonly given: () => Where;
  /** Names what holds a unique key already: `user 4`. */
  readonly holderOf: (key: Where) => string | undefined;
}

/** What a failed statement means to the act that ran it: a refusal where a constraint of the schema was broken, else the error. */
export function constraintRefusal(error: unknown, write: FailedWrite): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new Duplicate(duplicate(columnsIn(error.message), write));
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return new BadRequest(missingValue(columnsIn(error.message)[0] ?? '', write));
    case 'SQLITE_CONSTRAINT_CHECK':
      return new BadRequest(outsideWords(error.message, write));
    default:
      return error.code.startsWith('SQLITE_CONSTRAINT') ? new BadRequest(unfit(write.table)) : error;
  }
}

/** The database names columns at the end of its message, each with its table: `… failed: entity.name, entity.id`. */
function columnsIn(message: string): readonly string[] {
  const [, list = ''] = message.split('constraint failed: ');
  return list.split(', ').flatMap((place) => place.split('.').slice(1));
}

function duplicate(columns: readonly string[], { table, given, holderOf }: FailedWrite): Reason {
  const [values, [first = '']] = [given(), columns];
  const key = Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
  const isKnown = columns.length > 0 && columns.every((column) => Object.hasOwn(values, column));
  const holder = (isKnown ? holderOf(key) : undefined) ?? `another ${nounOf(table)}`;
  const held = columns.map((column) => (isKnown ? `${column} ${quoted(values[column])}` : column)).join(' with ');
  return {
    message: `${held} is already used by ${holder}: choose another, or change or delete that one first`,
    field: `${table}.${first}`,
    rule: 'unique',
    ...(isKnown && { value: values[first] }),
  };
}

function missingValue(column: string, { table }: FailedWrite): Reason {
  return { message: `${table}.${column} must not be null`, field: `${table}.${column}`, rule: 'not null', value: null };
}

/** A check names its column first and lists the words that it allows: `protocol IN ('sip', 'iax')`. */
function outsideWords(message: string, { table, given }: FailedWrite): Reason {
  const values = given();
  const [, condition = ''] = message.split('constraint failed: ');
  const [column = ''] = /^[\w-]+/.exec(condition.replace(/^"/, '')) ?? [];
  const words = condition.split("'").filter((_, index) => index % 2 === 1);
  if (!Object.hasOwn(values, column)) return unfit(table);
  const allowed = words.length === 0 ? 'holds a value that the database refuses' : `must be one of ${words.join(', ')}`;
  return {
    message: `${table}.${column} ${allowed}`,
    field: `${table}.${column}`,
    rule: 'check',
    value: values[column],
  };
}

function unfit(table: string): Reason {
  return {
    message: `the database refuses this ${nounOf(table)}: it does not fit its other rows`,
    field: table,
    rule: 'constraint',
  };
}
