import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';

/** How the rows of a table get in when more belongs to a row than its columns. */
interface TableWriter {
  /** Writes the rows one after the other. Throws `BadRequest` at the first that the database refuses. */
  write(store: Store, rows: Iterable<Where>): void;
  /** Gives rows that came in by other ways what belongs to them. */
  complete(store: Store): void;
  /** Columns that are made and not given. */
  readonly derivedColumns: readonly string[];
  /** The order in which the rows of a table have to be written to become the same table. */
  readonly order: string;
  /** Each writes rows that a seed can ask for by name instead of holding them. */
  readonly generators: Readonly<Record<string, (store: Store) => void>>;
}

/** The tables that have a writer of their own. */
export type TableWriters = Readonly<Record<string, TableWriter>>;
