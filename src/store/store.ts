import type { RowChanges } from './changes/row-changes.ts';
import { FileStates } from './files/file-states.ts';
import { StateFileError } from './files/state-file-error.ts';
import type { StateFiles } from './files/state-files.ts';
import { quote } from './sql.ts';
import { type MemoryOptions, MemoryStates } from './states.ts';
import { anyTableName } from './store-reader.ts';
import { StoreWriter } from './store-writer.ts';

/**
 * The tables of the fake PBX. Rows are plain objects in column order. Writes that the real database would refuse throw
 * `BadRequest`. Each request runs in a savepoint, so that it is applied completely or not at all.
 */
export class Store extends StoreWriter {
  /** Creates an empty store in memory. */
  static inMemory(schema: string, options: MemoryOptions = {}): Store {
    return new Store(MemoryStates.empty(schema, options));
  }

  /**
   * Opens an image as a store in memory. `tablesFrom` is another store whose table definitions are reused, which is faster than
   * reading them. Throws `ForeignImage`.
   */
  static fromImage(image: Buffer, { tablesFrom, ...options }: MemoryOptions & { tablesFrom?: Store } = {}): Store {
    const store = new Store(MemoryStates.fromImage(image, options), tablesFrom?.tablesByName);
    store.#readSequences();
    return store;
  }

  /** Creates a store in memory from a file that this version of the program has written, such as a prepared profile. */
  static copyOf(file: string): Store {
    const store = new Store(MemoryStates.copyOf(file));
    store.#readSequences();
    return store;
  }

  /** Opens the state in the files. Throws `StateFileError`. */
  static inFiles(files: StateFiles, schema: string): Store {
    const states = new FileStates(files, schema);
    const store = new Store(states);
    store.#readSequences();
    return store;
  }

  /** Runs an SQL script and raises the sequences above the ids it inserted. */
  runScript(sql: string): void {
    this.noteWrite(anyTableName);
    this.states.connection.exec(sql);
    for (const [table, { key }] of this.tablesByName) {
      if (key === undefined) continue;
      const [row] = this.query({ last: 'number?' }, `SELECT max(${quote(key)}) AS last FROM ${quote(table)}`);
      const last = Number(row?.last);
      if (last > 0) this.sequences.raise(table, last);
    }
  }

  /**
   * Runs `work` in a transaction and returns its result. If it throws, everything except the used ids is rolled back. `changes` collects
   * the rows that are inserted, updated and deleted, without those of handwritten statements and `insertMany`; by default the changes
   * are part of those of the transaction around it. Throws `StateFileError` if the changes cannot be saved.
   */
  transaction<T>(work: () => T, changes?: RowChanges): T {
    const outer = this.changes;
    this.changes = changes ?? outer;
    try {
      return this.#transact(work);
    } catch (error) {
      throw this.translateError(error);
    } finally {
      this.changes = outer;
    }
  }

  /** Converts an error of the state files to a `StateFileError`; returns any other error unchanged. Reads can fail too. */
  translateError(error: unknown): unknown {
    return this.states.translateError(error);
  }

  #transact<T>(work: () => T): T {
    const { connection, persistent } = this.states;
    const changes = persistent ? connection.changes : 0;
    connection.prepare('SAVEPOINT request').run();
    this.changes?.begin();
    try {
      const result = work();
      const hasChanged = persistent && connection.changes !== changes;
      if (hasChanged) this.#prepareCommit();
      connection.prepare('RELEASE request').run();
      this.changes?.commit();
      if (hasChanged) this.#noteWritten();
      else if (persistent) this.#writeUsedIds();
      return result;
    } catch (error) {
      // On a full disk SQLite has already rolled back.
      if (connection.database.inTransaction) connection.exec('ROLLBACK TO request; RELEASE request');
      this.changes?.rollBack();
      if (persistent) this.#writeUsedIds();
      throw error;
    }
  }

  /** Within a transaction: keeps the writes so far even if the rest is refused (core.md 7.8, dialect recorded). */
  keepWritesSoFar(): void {
    this.states.connection.exec('RELEASE request; SAVEPOINT request');
    this.changes?.keepSoFar();
  }

  /** Makes the current state the baseline. */
  markBaseline(): void {
    this.#writeCounters();
    this.states.markBaseline();
    this.sequences.markBaseline();
  }

  /**
   * Changes the baseline of a state in files; the current state is unchanged. `work` returns true if it changed the baseline.
   * Throws `StateFileError`.
   */
  changeBaseline(work: (baseline: Store) => boolean): void {
    const { states } = this;
    if (!(states instanceof FileStates)) throw new Error('only a baseline in a file can be changed');
    const baseline = Store.fromImage(states.baselineImage(), { tablesFrom: this });
    try {
      if (work(baseline)) states.replaceBaseline(baseline.image());
    } finally {
      baseline.close();
    }
  }

  /** Returns to the baseline: rows and ids. */
  reset(): void {
    this.states.reset();
    this.noteReplacement();
    if (this.states.persistent) this.#readSequences();
    else this.sequences.reset();
  }

  /** Returns the current state as an SQLite file. */
  image(): Buffer {
    this.#writeCounters();
    return this.states.image();
  }

  /** Returns the baseline as an SQLite file. */
  baselineImage(): Buffer {
    this.#writeCounters();
    return this.states.baselineImage();
  }

  /** Replaces the current state by the image; the baseline is unchanged. Throws `ForeignImage`. */
  restore(image: Buffer): void {
    this.states.restore(image);
    this.#readSequences();
  }

  close(): void {
    this.states.close();
  }

  /** In memory, sequences are written to the tables only before an image is taken. */
  #writeCounters(): void {
    if (this.states.persistent) this.#writeUsedIds();
    else this.#writeSequences(this.sequences.entries());
  }

  #prepareCommit(): void {
    this.#writeSequences();
    this.states.beforeCommit();
  }

  #writeSequences(counters = this.sequences.changes()): void {
    try {
      const statement = this.prepare('INSERT OR REPLACE INTO mock_sequences (name, last) VALUES (?, ?)');
      for (const [name, last] of counters) statement.run(name, last);
    } catch (error) {
      throw this.states.translateError(error);
    }
  }

  /** Saves ids that were used without changing rows. If the write fails, they are saved with the next change. */
  #writeUsedIds(): void {
    try {
      this.#writeSequences();
      this.#noteWritten();
    } catch (error) {
      if (!(error instanceof StateFileError)) throw error;
    }
  }

  /** Within an outer transaction the saved sequences can still be rolled back. */
  #noteWritten(): void {
    if (!this.states.connection.database.inTransaction) this.sequences.markWritten();
  }

  #readSequences(): void {
    const rows = this.query({ name: 'text', last: 'number' }, 'SELECT name, last FROM mock_sequences');
    this.sequences.replace(rows.map(({ name, last }) => [name, last]));
  }
}
