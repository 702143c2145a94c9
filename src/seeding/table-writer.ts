import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';

/** Writes the rows of a table that has derived data besides its columns. */
interface TableWriter {
  /** Writes the rows in order. Throws `BadRequest` at the first row that the database refuses. */
  write(store: Store, rows: Iterable<Where>): void;
  /** Computes the derived data of rows that were not written through `write`, such as those of an SQL script. */
  complete(store: Store): void;
  /** Columns that are computed and cannot be set. */
  readonly derivedColumns: readonly string[];
  /** SQL sort order in which the rows must be written to reproduce the table. */
  readonly order: string;
  /** Generators of rows that the seeds can name instead of containing the rows. */
  readonly generators: Readonly<Record<string, (store: Store) => void>>;
}

/** Writers by table. */
export type TableWriters = Readonly<Record<string, TableWriter>>;
