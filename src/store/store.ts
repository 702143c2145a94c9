import { existsSync, statSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import { Connection } from './connection.ts';
import { concerns, type Postponed } from './postponed.ts';
import { integer, type Row, type SqlValue, text } from './row.ts';
import { quote } from './sql.ts';
import { FileStates, MemoryStates } from './states.ts';
import { WrittenRows } from './written-rows.ts';

/**
 * The tables of the fake PBX. Rows are plain objects in column order. What the real database would refuse throws
 * `BadRequest`. Each request is a savepoint: it stays whole or leaves nothing.
 */
export class Store extends WrittenRows {
  #postponed: Postponed | undefined;
  #postponedInBaseline: Postponed | undefined;

  /** An empty store in memory. */
  static inMemory(schema: string): Store {
    return new Store(MemoryStates.empty(schema));
  }

  /** A store in memory with the rows of an image; another store knows the tables already. Throws `ForeignImage`. */
  static fromImage(image: Buffer, like?: Store): Store {
    const store = new Store(MemoryStates.fromImage(image), like?.known);
    store.#readSequences();
    return store;
  }

  /** A store in a file; `isNew` when it has to be filled, else it goes on where it was. Throws `ForeignImage`. */
  static inFile(schema: string, file: string): { store: Store; isNew: boolean } {
    const isKnown = existsSync(file) && statSync(file).size > 0;
    const states = new FileStates(isKnown ? Connection.open(file) : Connection.create(schema, file), file);
    const store = new Store(states);
    store.#readSequences();
    return { store, isNew: !isKnown || !states.hasBaseline };
  }

  /** Runs a script of statements; ids that it gave to rows are not handed out again. */
  script(sql: string): void {
    this.#writePostponed();
    this.states.connection.exec(sql);
    for (const [table, { key }] of this.known) {
      if (key === undefined) continue;
      const [row = {}] = this.select(`SELECT max(${quote(key)}) AS last FROM ${quote(table)}`);
      if (integer(row, 'last') > 0) this.sequences.raise(table, integer(row, 'last'));
    }
  }

  /** Runs `work` as one transaction: when it throws, nothing of it is left but the ids it used up. */
  transaction<T>(work: () => T): T {
    const { connection } = this.states;
    const postponed = this.#postponed;
    connection.prepare('SAVEPOINT request').run();
    try {
      const result = work();
      if (this.states.persistent) this.#writeSequences();
      connection.prepare('RELEASE request').run();
      return result;
    } catch (error) {
      connection.exec('ROLLBACK TO request; RELEASE request');
      if (postponed !== undefined && this.count(postponed.table) === 0) this.#postponed = postponed;
      if (this.states.persistent) this.#writeSequences();
      throw error;
    }
  }

  /** Within a transaction: what was written so far stays even if the rest is refused (core.md 7.8, dialect recorded). */
  keep(): void {
    this.states.connection.exec('RELEASE request; SAVEPOINT request');
  }

  /** The present state becomes the one that `reset` brings back. */
  markBaseline(): void {
    this.#writeSequences(this.sequences.entries());
    this.states.markBaseline();
    this.#postponedInBaseline = this.#postponed;
    this.sequences.markBaseline();
  }

  /** Back to the baseline: rows and ids. Rows that were postponed and asked for become part of it. */
  reset(): void {
    const wereAskedFor = this.#postponed !== this.#postponedInBaseline;
    this.states.reset();
    this.turnOver();
    if (this.states.persistent) this.#readSequences();
    else this.sequences.reset();
    this.#postponed = this.#postponedInBaseline;
    if (!wereAskedFor) return;
    this.#writePostponed();
    this.markBaseline();
  }

  /** The present state as an SQLite file. */
  image(): Buffer {
    this.#writePostponed();
    this.#writeSequences(this.sequences.entries());
    return this.states.image();
  }

  /** The baseline as an SQLite file, without what is postponed in it; the present state stays. */
  baselineImage(): Buffer {
    this.#writeSequences(this.sequences.entries());
    return this.states.baselineImage();
  }

  /** The image becomes the present state; the baseline stays what it was. Throws `ForeignImage`. */
  restore(image: Buffer): void {
    this.states.restore(image);
    this.#postponed = undefined;
    this.#readSequences();
  }

  /** Puts off the writing of rows, unless each change must reach a file. */
  postpone(rows: Postponed): void {
    this.#postponed = rows;
    if (this.states.persistent) this.#writePostponed();
  }

  /** What an image of the baseline lacks. */
  get postponedInBaseline(): Postponed | undefined {
    return this.#postponedInBaseline;
  }

  protected override prepare(sql: string): Statement<SqlValue[], Row> {
    if (this.#postponed !== undefined && concerns(this.#postponed, sql)) this.#writePostponed();
    return super.prepare(sql);
  }

  /** Their ids begin with 1, as if nothing had come before them. */
  #writePostponed(): void {
    const rows = this.#postponed;
    if (rows === undefined) return;
    this.#postponed = undefined;
    const last = this.sequences.peek(rows.table) - 1;
    this.sequences.set(rows.table, 0);
    rows.write(this);
    this.sequences.raise(rows.table, last);
  }

  close(): void {
    this.states.close();
  }

  #writeSequences(counters = this.sequences.takeChanges()): void {
    const statement = this.prepare('INSERT OR REPLACE INTO mock_sequences (name, last) VALUES (?, ?)');
    for (const [name, last] of counters) statement.run(name, last);
  }

  #readSequences(): void {
    const rows = this.select('SELECT name, last FROM mock_sequences');
    this.sequences.replace(rows.map((row) => [text(row, 'name'), integer(row, 'last')]));
  }
}
