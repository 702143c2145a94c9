import { existsSync, type Stats, statSync, unlinkSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Connection, ForeignImage, foreignImageOf } from '../connection.ts';
import { openDatabase } from '../open-database.ts';
import { checkImage } from './check-image.ts';
import { temporaryPathOf, writeDurably } from './durable.ts';
import { FileLock } from './lock.ts';
import { authorityPath, statePath } from './path.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

const startOver = (path: string) => `delete ${path} to start over`;

/**
 * The files of a state, locked by this process: the state, its write-ahead log (`-wal`) and the baseline. A state exists once its
 * file has a table; its baseline is written first.
 */
export class StateFiles {
  readonly path: string;
  readonly baseline: string;
  readonly #lock: FileLock;
  #openFiles: readonly (readonly [file: string, stats: Stats])[] = [];

  private constructor(path: string, lock: FileLock) {
    this.path = path;
    this.baseline = `${path}.baseline`;
    this.#lock = lock;
  }

  /** Locks the files of a state, which need not exist yet. Throws `StateFileError`. */
  static acquire(input: string): StateFiles {
    const path = statePath(input);
    const files = new StateFiles(path, FileLock.take(path));
    try {
      const durableFiles = [path, files.baseline, authorityPath(path)];
      for (const leftover of [...durableFiles.map(temporaryPathOf), files.restored]) remove(leftover);
      return files;
    } catch (error) {
      files.close();
      throw error;
    }
  }

  /** Path of the temporary file that holds an image while it is restored. */
  get restored(): string {
    return `${this.path}.restored`;
  }

  close(): void {
    this.#lock.release();
  }

  /** True if a state exists, even a damaged one; a first start that was killed leaves none. Throws `StateFileError`. */
  hasState(): boolean {
    if (!existsSync(this.path)) return false;
    if (!this.#isEmpty()) return true;
    if (!existsSync(this.baseline)) return false;
    const remedy = `put the state back, or delete it and ${this.baseline} to start over`;
    throw new StateFileError(this.path, `it is empty although its baseline exists; ${remedy}`);
  }

  #isEmpty(): boolean {
    let database: Database.Database | undefined;
    try {
      database = openDatabase(this.path, { fileMustExist: true });
      if (database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) return false;
      // SQLite treats a file of one byte as a database without pages.
      return database.pragma('page_count', { simple: true }) !== 0 || statSync(this.path).size === 0;
    } catch (error) {
      if (foreignImageOf(error) !== error) return false;
      throw stateFileErrorOf(error, this.path);
    } finally {
      database?.close();
    }
  }

  /**
   * Writes the image as the state and its baseline. If the process is killed, no state exists or a complete one. Throws
   * `StateFileError`.
   */
  create(image: Buffer): void {
    // SQLite would apply a write-ahead log left over from a deleted state to the new one.
    for (const ending of ['', '-wal', '-shm', '-journal']) remove(`${this.path}${ending}`);
    writeDurably(this.baseline, image);
    writeDurably(this.path, image);
  }

  /** Checks the state and the baseline, and opens the state. Throws `StateFileError`. */
  open(schema: string): Connection {
    const remedy = `replace it with a good copy, or ${startOver(this.path)}`;
    const connection = this.#openChecked(this.path, { schema, remedy });
    try {
      if (existsSync(this.baseline)) this.#checkBaseline(schema);
      else this.#createBaseline(connection);
      this.#enableWriteAheadLog(connection);
      return connection;
    } catch (error) {
      connection.close();
      throw stateFileErrorOf(error, this.path);
    }
  }

  /** Throws `StateFileError` if a file is no longer the one that was opened, so that writes would be lost. */
  checkInPlace(): void {
    for (const [file, { ino, dev }] of this.#openFiles) {
      const stats = statsOf(file);
      if (stats?.ino === ino && stats.dev === dev) continue;
      const event = stats === undefined ? 'was deleted or moved' : 'was replaced';
      throw new StateFileError(
        file,
        `it ${event} while the mock was running, so changes can no longer be saved; restart the mock`,
      );
    }
  }

  /** Throws `StateFileError` if the baseline is missing. */
  checkBaselineExists(): void {
    if (existsSync(this.baseline)) return;
    throw new StateFileError(
      this.baseline,
      'the baseline was deleted or moved while the mock was running; put it back, or make the current state the baseline (PUT /__admin/baseline)',
    );
  }

  #checkBaseline(schema: string): void {
    const remedy = `replace it with a good copy, or delete it and ${this.path} to start over`;
    this.#openChecked(this.baseline, { schema, remedy }).close();
  }

  /** An exported snapshot is its own baseline. A file in WAL mode is a state whose baseline was lost. */
  #createBaseline(connection: Connection): void {
    if (connection.database.pragma('journal_mode', { simple: true }) !== 'wal') {
      writeDurably(this.baseline, connection.image());
      return;
    }
    throw new StateFileError(
      this.baseline,
      `the baseline of this state is missing; put it back, or keep the state with --snapshot ${this.path} and another --persist, or ${startOver(this.path)}`,
    );
  }

  /**
   * In this mode a commit survives a crash of the process, but the last commits may be lost in a power failure. On a file system
   * without shared memory SQLite falls back to a rollback journal and syncs every commit.
   */
  #enableWriteAheadLog(connection: Connection): void {
    connection.database.pragma('journal_mode = WAL');
    connection.database.pragma('synchronous = NORMAL');
    connection.database.prepare('SELECT 1 FROM mock_sequences').get();
    const files = [this.path, `${this.path}-wal`].filter((file) => existsSync(file));
    this.#openFiles = files.map((file) => [file, statSync(file)]);
  }

  #openChecked(file: string, { schema, remedy }: { schema: string; remedy: string }): Connection {
    let connection: Connection | undefined;
    try {
      connection = Connection.open(file, { fileMustExist: true });
      checkImage(connection, schema);
      return connection;
    } catch (error) {
      connection?.close();
      if (error instanceof ForeignImage)
        throw new StateFileError(file, `it ${error.message}; ${remedy}`, { cause: error });
      throw stateFileErrorOf(error, file);
    }
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw stateFileErrorOf(error, file);
  }
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw stateFileErrorOf(error, file);
  }
}
