import type Database from 'better-sqlite3';
import { nullRecord, type SqlValue } from './row.ts';

/** A prepared statement. `Result` is the type of its rows and is not checked. */
export class PreparedStatement<Result> {
  readonly #statement: Database.Statement<SqlValue[]>;
  /** Makes a row of the values of its columns; `undefined` for a statement without rows. */
  readonly #toRow: ((values: unknown) => Result) | undefined;

  constructor(statement: Database.Statement<SqlValue[]>) {
    this.#statement = statement;
    if (statement.reader) this.#toRow = rowMaker<Result>(statement.raw());
  }

  /** The columns of its rows. */
  columns(): Database.ColumnDefinition[] {
    return this.#statement.columns();
  }

  /** Returns all rows. */
  all(...values: readonly SqlValue[]): Result[] {
    return this.#toRow === undefined ? [] : this.#statement.all(...values).map(this.#toRow);
  }

  /** Returns the first row, or `undefined` if there is none. */
  get(...values: readonly SqlValue[]): Result | undefined {
    const row = this.#statement.get(...values);
    return row === undefined ? undefined : this.#toRow?.(row);
  }

  /** Iterates over the rows, holding one row in memory at a time. */
  *iterate(...values: readonly SqlValue[]): Generator<Result, undefined> {
    if (this.#toRow !== undefined) for (const row of this.#statement.iterate(...values)) yield this.#toRow(row);
  }

  /** Runs a statement without rows. */
  run(...values: readonly SqlValue[]): Database.RunResult {
    return this.#statement.run(...values);
  }
}

/**
 * Returns a function that makes a row of the values of its columns. The rows that better-sqlite3 makes itself are dictionaries, which
 * are several times slower to make, to read and to encode.
 */
function rowMaker<Result>(statement: Database.Statement<SqlValue[]>): (values: unknown) => Result {
  const names = statement.columns().map(({ name }) => name);
  const model = nullRecord(names);
  return (values) => {
    const row: Record<string, unknown> = { ...model };
    // A raw statement returns an array for each row, with a value for each column.
    const list = values as readonly unknown[];
    names.forEach((name, index) => {
      row[name] = list[index];
    });
    return row as Result;
  };
}
