import { FileStates } from './files/file-states.ts';
import { StateFileError } from './files/state-file-error.ts';
import type { StateFiles } from './files/state-files.ts';
import { quote } from './sql.ts';
import { type MemoryOptions, MemoryStates } from './states.ts';
import { anyTableName } from './stored-rows.ts';
import { WrittenRows } from './written-rows.ts';

/**
 * The tables of the fake PBX. Rows are plain objects in column order. What the real database would refuse throws
 * `BadRequest`. Each request is a savepoint: it stays whole or leaves nothing.
 */
export class Store extends WrittenRows {
  /** An empty store in memory. */
  static inMemory(schema: string, options: MemoryOptions = {}): Store {
    return new Store(MemoryStates.empty(schema, options));
  }

  /** A store in memory with the rows of an image; another store knows the tables already. Throws `ForeignImage`. */
  static fromImage(image: Buffer, { like, ...options }: MemoryOptions & { like?: Store } = {}): Store {
    const store = new Store(MemoryStates.fromImage(image, options), like?.known);
    store.#readSequences();
    return store;
  }

  /** A store that goes on with the state in the files. Throws `StateFault`. */
  static inFiles(files: StateFiles, schema: string): Store {
    const states = new FileStates(files, schema);
    const store = new Store(states);
    store.#readSequences();
    return store;
  }

  /** Runs a script of statements; ids that it gave to rows are not handed out again. */
  script(sql: string): void {
    this.noteWrite(anyTableName);
    this.states.connection.exec(sql);
    for (const [table, { key }] of this.known) {
      if (key === undefined) continue;
      const [row] = this.query({ last: 'number?' }, `SELECT max(${quote(key)}) AS last FROM ${quote(table)}`);
      const last = Number(row?.last);
      if (last > 0) this.sequences.raise(table, last);
    }
  }

  /**
   * Runs `work` as one transaction: when it throws, nothing of it is left but the ids it used up. Throws `StateFault` when the
   * changes cannot be kept.
   */
  transaction<T>(work: () => T): T {
    try {
      return this.#transact(work);
    } catch (error) {
      throw this.faultOf(error);
    }
  }

  /** The error as a `StateFault` when it comes from the files of the state, which a read can meet too. */
  faultOf(error: unknown): unknown {
    return this.states.faultOf(error);
  }

  #transact<T>(work: () => T): T {
    const { connection, persistent } = this.states;
    const changes = persistent ? connection.changes : 0;
    connection.prepare('SAVEPOINT request').run();
    try {
      const result = work();
      const hasChanged = persistent && connection.changes !== changes;
      if (hasChanged) this.#prepareCommit();
      connection.prepare('RELEASE request').run();
      if (hasChanged) this.#noteWritten();
      else if (persistent) this.#writeUsedIds();
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (connection.database.inTransaction) connection.exec('ROLLBACK TO request; RELEASE request');
      if (persistent) this.#writeUsedIds();
      throw error;
    }
  }

  /** Within a transaction: what was written so far stays even if the rest is refused (core.md 7.8, dialect recorded). */
  keep(): void {
    this.states.connection.exec('RELEASE request; SAVEPOINT request');
  }

  /** The present state becomes the one that `reset` brings back. */
  markBaseline(): void {
    this.#writeCounters();
    this.states.markBaseline();
    this.sequences.markBaseline();
  }

  /** Changes the baseline of a state in files, if the work says that it did; the present state stays. Throws `StateFault`. */
  changeBaseline(work: (baseline: Store) => boolean): void {
    const { states } = this;
    if (!(states instanceof FileStates)) throw new Error('only a baseline in a file can be changed');
    const baseline = Store.fromImage(states.baselineImage(), { like: this });
    try {
      if (work(baseline)) states.replaceBaseline(baseline.image());
    } finally {
      baseline.close();
    }
  }

  /** Back to the baseline: rows and ids. */
  reset(): void {
    this.states.reset();
    this.turnOver();
    if (this.states.persistent) this.#readSequences();
    else this.sequences.reset();
  }

  /** The present state as an SQLite file. */
  image(): Buffer {
    this.#writeCounters();
    return this.states.image();
  }

  /** The baseline as an SQLite file; the present state stays. */
  baselineImage(): Buffer {
    this.#writeCounters();
    return this.states.baselineImage();
  }

  /** The image becomes the present state; the baseline stays what it was. Throws `ForeignImage`. */
  restore(image: Buffer): void {
    this.states.restore(image);
    this.#readSequences();
  }

  close(): void {
    this.states.close();
  }

  /** In memory the counters are only written into images. */
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
      throw this.states.faultOf(error);
    }
  }

  /** Ids that were used up without a change of rows; what cannot be written now is written with the next change. */
  #writeUsedIds(): void {
    try {
      this.#writeSequences();
      this.#noteWritten();
    } catch (error) {
      if (!(error instanceof StateFileError)) throw error;
    }
  }

  /** Within another transaction the counters can still be rolled back. */
  #noteWritten(): void {
    if (!this.states.connection.database.inTransaction) this.sequences.markWritten();
  }

  #readSequences(): void {
    const rows = this.query({ name: 'text', last: 'number' }, 'SELECT name, last FROM mock_sequences');
    this.sequences.replace(rows.map(({ name, last }) => [name, last]));
  }
}
