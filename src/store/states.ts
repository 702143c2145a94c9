import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Connection } from './connection.ts';

/**
 * Where the rows live and how their states are kept: the present one, the baseline, and images of either (complete SQLite
 * databases).
 */
export interface States {
  readonly connection: Connection;
  /** Whether each transaction must reach the file, ids included. */
  readonly persistent: boolean;
  /** The present state becomes the one that `reset` brings back. */
  markBaseline(): void;
  reset(): void;
  /** The present state as an SQLite file. */
  image(): Buffer;
  /** The baseline as an SQLite file. */
  baselineImage(): Buffer;
  /** The image becomes the present state; the baseline stays. Throws `ForeignImage`. */
  restore(image: Buffer): void;
  close(): void;
}

/**
 * States of a world in memory, which never commits: a savepoint marks the baseline, and a reset rolls back to it, which costs
 * what was changed and not what is stored. A restored image is a database of its own until the next reset.
 */
export class MemoryStates implements States {
  readonly persistent = false;
  #home: Connection;
  #current: Connection;
  /** Made when it is first asked for, and valid until the baseline moves. */
  #baseline: Buffer | undefined;

  constructor(connection: Connection) {
    connection.database.pragma('journal_mode = MEMORY');
    this.#home = connection;
    this.#current = connection;
  }

  get connection(): Connection {
    return this.#current;
  }

  markBaseline(): void {
    if (this.#current !== this.#home) this.#home.close();
    this.#home = this.#current;
    if (this.#home.database.inTransaction) this.#home.exec('COMMIT');
    this.#home.exec('BEGIN; SAVEPOINT baseline');
    this.#baseline = undefined;
  }

  reset(): void {
    if (this.#current !== this.#home) this.#current.close();
    this.#current = this.#home;
    this.#home.exec('ROLLBACK TO baseline');
  }

  image(): Buffer {
    return this.#current.database.serialize();
  }

  baselineImage(): Buffer {
    if (this.#baseline === undefined) {
      // Only the rolled-back database shows its baseline; the present state goes on as an image of itself.
      if (this.#current === this.#home) this.restore(this.image());
      this.#baseline = this.#home.database.serialize();
    }
    return this.#baseline;
  }

  restore(image: Buffer): void {
    const restored = Connection.open(image);
    this.reset();
    this.#current = restored;
  }

  close(): void {
    if (this.#current !== this.#home) this.#current.close();
    this.#home.close();
  }
}

/** States of a world in a file: every transaction is written, and the baseline is a second file beside it. */
export class FileStates implements States {
  readonly persistent = true;
  readonly connection: Connection;
  readonly #baseline: string;

  constructor(connection: Connection, file: string) {
    connection.database.pragma('journal_mode = WAL');
    connection.database.pragma('synchronous = NORMAL');
    this.connection = connection;
    this.#baseline = `${file}.baseline`;
  }

  /** Whether an earlier run has left its baseline. */
  get hasBaseline(): boolean {
    return existsSync(this.#baseline);
  }

  markBaseline(): void {
    writeFileSync(this.#baseline, this.image());
  }

  reset(): void {
    this.#copyFrom(this.#baseline);
  }

  image(): Buffer {
    return this.connection.database.serialize();
  }

  baselineImage(): Buffer {
    return readFileSync(this.#baseline);
  }

  restore(image: Buffer): void {
    Connection.open(image).close();
    const file = `${this.#baseline}.restored`;
    writeFileSync(file, image);
    try {
      this.#copyFrom(file);
    } finally {
      rmSync(file);
    }
  }

  /** Replaces all rows by those of the other file, as one transaction. */
  #copyFrom(file: string): void {
    const { database } = this.connection;
    database.prepare('ATTACH ? AS other').run(file);
    try {
      const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
      const copy = tables.map(
        (name) => `DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM other."${name}";`,
      );
      database.transaction(() => database.exec(copy.join('\n')))();
    } finally {
      database.exec('DETACH other');
    }
  }

  close(): void {
    this.connection.close();
  }
}
