import { Connection } from './connection.ts';

/** The storage of a world: its current state, its baseline, and images of both. An image is a complete SQLite database file. */
export interface States {
  readonly connection: Connection;
  /** True if each transaction is written to a file, together with the last id of each table. */
  readonly persistent: boolean;
  /** Called within each transaction before it commits. Throws `StateFileError` if the changes could not be saved. */
  beforeCommit(): void;
  /** Converts a database error to a `StateFileError` if the state is in files; returns any other error unchanged. */
  translateError(error: unknown): unknown;
  /** Makes the current state the baseline. */
  markBaseline(): void;
  /** Returns to the baseline. */
  reset(): void;
  /** Returns an image of the current state. */
  image(): Buffer;
  /** Returns an image of the baseline. */
  baselineImage(): Buffer;
  /** Replaces the current state by the image; the baseline is unchanged. Throws `ForeignImage`. */
  restore(image: Buffer): void;
  close(): void;
}

/** Options of states in memory. */
export interface MemoryOptions {
  /** True if the state will be written to a file, so that its tables also store the last id of each table. */
  readonly forFile?: boolean;
}

/**
 * States of a world in memory. A database created here never commits: a savepoint marks the baseline, and a reset rolls back to
 * it, so that its cost depends on what changed, not on how much is stored. A database opened from an image commits, because
 * SQLite serializes only its committed pages; its baseline is an image too.
 */
export class MemoryStates implements States {
  readonly persistent: boolean;
  /** The database with the savepoint of the baseline; `undefined` once the baseline is an image. */
  #original: Connection | undefined;
  #current: Connection;
  /** The image of the baseline, if it has been created. */
  #baseline: Buffer | undefined;

  private constructor(current: Connection, { forFile = false, baseline }: MemoryOptions & { baseline?: Buffer }) {
    this.persistent = forFile;
    current.database.pragma('journal_mode = MEMORY');
    this.#current = current;
    this.#baseline = baseline;
    if (baseline === undefined) this.#original = current;
  }

  /** Creates the tables of the schema without rows. */
  static empty(schema: string, options: MemoryOptions = {}): MemoryStates {
    return new MemoryStates(Connection.create(schema), options);
  }

  /** Copies the state from a file that this version of the program has written. */
  static copyOf(file: string): MemoryStates {
    return new MemoryStates(Connection.copyOf(file), {});
  }

  /** Opens the image as the current state and the baseline. Throws `ForeignImage`. */
  static fromImage(image: Buffer, options: MemoryOptions = {}): MemoryStates {
    return new MemoryStates(Connection.open(image), { ...options, baseline: image });
  }

  get connection(): Connection {
    return this.#current;
  }

  beforeCommit(): void {}

  translateError(error: unknown): unknown {
    return error;
  }

  markBaseline(): void {
    if (this.#current === this.#original) {
      if (this.#original.database.inTransaction) this.#original.exec('COMMIT');
      this.#original.exec('BEGIN; SAVEPOINT baseline');
      this.#baseline = undefined;
      return;
    }
    this.#original?.close();
    this.#original = undefined;
    this.#baseline = this.image();
  }

  reset(): void {
    const previous = this.#current;
    if (this.#original !== undefined) {
      this.#current = this.#original;
      this.#original.exec('ROLLBACK TO baseline');
    } else {
      this.#current = Connection.open(this.baselineImage());
    }
    if (previous !== this.#current) previous.close();
  }

  image(): Buffer {
    return this.#current.database.serialize();
  }

  baselineImage(): Buffer {
    if (this.#baseline !== undefined) return this.#baseline;
    // The baseline can be serialized only after a rollback, so the current state continues in a copy.
    if (this.#current === this.#original) this.restore(this.image());
    this.#baseline = (this.#original ?? this.#current).database.serialize();
    return this.#baseline;
  }

  restore(image: Buffer): void {
    const restored = Connection.open(image);
    this.reset();
    if (this.#current !== this.#original) this.#current.close();
    this.#current = restored;
  }

  close(): void {
    if (this.#current !== this.#original) this.#current.close();
    this.#original?.close();
  }
}
