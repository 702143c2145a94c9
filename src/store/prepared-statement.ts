import type Database from 'better-sqlite3';
import type { SqlValue } from './row.ts';

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
 * Returns a function that makes a row object of the values of its columns. All rows of a statement are copies of one object, so that
 * they share a hidden class. The objects that better-sqlite3 makes are dictionaries, which are several times slower to make, to
 * read and to write as JSON.
 */
function rowMaker<Result>(statement: Database.Statement<SqlValue[]>): (values: unknown) => Result {
  const names = statement.columns().map(({ name }) => name);
  const model: Record<string, unknown> = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  );
  return (values) => {
    const row = { ...model };
    // A raw statement returns an array for each row, with a value for each column.
    const list = values as readonly unknown[];
    for (let index = 0; index < names.length; index += 1) row[names[index] ?? ''] = list[index];
    return row as Result;
  };
}
