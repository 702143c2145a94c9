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
 * States of a world in memory. A database that was made here never commits: a savepoint marks the baseline, and a reset rolls
 * back to it, which costs what was changed and not what is stored. A database that came from an image commits, because SQLite
 * writes only committed pages of one into a new image; its baseline is an image too.
 */
export class MemoryStates implements States {
  readonly persistent = false;
  /** The database that holds the savepoint of the baseline; none once the baseline is an image. */
  #home: Connection | undefined;
  #current: Connection;
  /** The baseline as an image, once it is one or was asked for. */
  #baseline: Buffer | undefined;

  private constructor(current: Connection, baseline?: Buffer) {
    current.database.pragma('journal_mode = MEMORY');
    this.#current = current;
    this.#baseline = baseline;
    if (baseline === undefined) this.#home = current;
  }

  /** Tables of the schema without rows. */
  static empty(schema: string): MemoryStates {
    return new MemoryStates(Connection.create(schema));
  }

  /** The image is both the present state and the baseline. Throws `ForeignImage`. */
  static fromImage(image: Buffer): MemoryStates {
    return new MemoryStates(Connection.open(image), image);
  }

  get connection(): Connection {
    return this.#current;
  }

  markBaseline(): void {
    if (this.#current === this.#home) {
      if (this.#home.database.inTransaction) this.#home.exec('COMMIT');
      this.#home.exec('BEGIN; SAVEPOINT baseline');
      this.#baseline = undefined;
      return;
    }
    this.#home?.close();
    this.#home = undefined;
    this.#baseline = this.image();
  }

  reset(): void {
    const left = this.#current;
    if (this.#home !== undefined) {
      this.#current = this.#home;
      this.#home.exec('ROLLBACK TO baseline');
    } else {
      this.#current = Connection.open(this.baselineImage());
    }
    if (left !== this.#current) left.close();
  }

  image(): Buffer {
    return this.#current.database.serialize();
  }

  baselineImage(): Buffer {
    if (this.#baseline !== undefined) return this.#baseline;
    // Only the rolled-back database shows its baseline; the present state goes on as an image of itself.
    if (this.#current === this.#home) this.restore(this.image());
    this.#baseline = (this.#home ?? this.#current).database.serialize();
    return this.#baseline;
  }

  restore(image: Buffer): void {
    const restored = Connection.open(image);
    this.reset();
    if (this.#current !== this.#home) this.#current.close();
    this.#current = restored;
  }

  close(): void {
    if (this.#current !== this.#home) this.#current.close();
    this.#home?.close();
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
    const image = this.connection.database.serialize();
    // The header says "write-ahead log" (2), which a database in memory cannot have: an image is a plain file (1).
    image.fill(1, 18, 20);
    return image;
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
