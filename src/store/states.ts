import { Connection } from './connection.ts';

/**
 * Where the rows live and how their states are kept: the present one, the baseline, and images of either (complete SQLite
 * databases).
 */
export interface States {
  readonly connection: Connection;
  /** Whether each transaction must reach a file, ids included. */
  readonly persistent: boolean;
  /** Called within each transaction before it is committed; throws `StateFault` when it could not be kept. */
  beforeCommit(): void;
  /** What an error of the database means for the state; any other error as it is. */
  faultOf(error: unknown): unknown;
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

/** How states in memory are kept. */
export interface MemoryOptions {
  /** Whether they become a file, so that everything has to be written as a file holds it. */
  readonly forFile?: boolean;
}

/**
 * States of a world in memory. A database that was made here never commits: a savepoint marks the baseline, and a reset rolls
 * back to it, which costs what was changed and not what is stored. A database that came from an image commits, because SQLite
 * writes only committed pages of one into a new image; its baseline is an image too.
 */
export class MemoryStates implements States {
  readonly persistent: boolean;
  /** The database that holds the savepoint of the baseline; none once the baseline is an image. */
  #home: Connection | undefined;
  #current: Connection;
  /** The baseline as an image, once it is one or was asked for. */
  #baseline: Buffer | undefined;

  private constructor(current: Connection, { forFile = false, baseline }: MemoryOptions & { baseline?: Buffer }) {
    this.persistent = forFile;
    current.database.pragma('journal_mode = MEMORY');
    this.#current = current;
    this.#baseline = baseline;
    if (baseline === undefined) this.#home = current;
  }

  /** Tables of the schema without rows. */
  static empty(schema: string, options: MemoryOptions = {}): MemoryStates {
    return new MemoryStates(Connection.create(schema), options);
  }

  /** The image is both the present state and the baseline. Throws `ForeignImage`. */
  static fromImage(image: Buffer, options: MemoryOptions = {}): MemoryStates {
    return new MemoryStates(Connection.open(image), { ...options, baseline: image });
  }

  get connection(): Connection {
    return this.#current;
  }

  beforeCommit(): void {}

  faultOf(error: unknown): unknown {
    return error;
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
