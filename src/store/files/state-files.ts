import { existsSync, type Stats, statSync, unlinkSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Connection, ForeignImage, foreignImageOf } from '../connection.ts';
import { checkImage } from './check-image.ts';
import { asideOf, writeDurably } from './durable.ts';
import { FileLock } from './lock.ts';
import { authorityPath, statePath } from './path.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

const beginAnew = (path: string) => `delete ${path} to begin anew`;

/**
 * The files of a state, held by this process alone: the state, the write-ahead log that belongs to it (`-wal`), and the baseline.
 * A state is there once its file has a table; its baseline is there before it.
 */
export class StateFiles {
  readonly path: string;
  readonly baseline: string;
  readonly #lock: FileLock;
  #held: readonly (readonly [file: string, stats: Stats])[] = [];

  private constructor(path: string, lock: FileLock) {
    this.path = path;
    this.baseline = `${path}.baseline`;
    this.#lock = lock;
  }

  /** Takes the files of a state, which need not be there yet. Throws `StateFault`. */
  static hold(given: string): StateFiles {
    const path = statePath(given);
    const files = new StateFiles(path, FileLock.take(path));
    try {
      const written = [path, files.baseline, authorityPath(path)];
      for (const leftover of [...written.map(asideOf), files.restored]) remove(leftover);
      return files;
    } catch (error) {
      files.close();
      throw error;
    }
  }

  /** A state on its way into the tables. */
  get restored(): string {
    return `${this.path}.restored`;
  }

  close(): void {
    this.#lock.release();
  }

  /** Whether there is a state, even a damaged one; a first start that was killed leaves none. Throws `StateFault`. */
  hasState(): boolean {
    if (!existsSync(this.path)) return false;
    if (!this.#isEmpty()) return true;
    if (!existsSync(this.baseline)) return false;
    const remedy = `put the state back, or delete it and ${this.baseline} to begin anew`;
    throw new StateFileError(this.path, `it is empty, though there is a baseline of a state; ${remedy}`);
  }

  #isEmpty(): boolean {
    let database: Database.Database | undefined;
    try {
      database = new Database(this.path, { fileMustExist: true });
      if (database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) return false;
      // SQLite takes a file of one byte for a database without pages.
      return database.pragma('page_count', { simple: true }) !== 0 || statSync(this.path).size === 0;
    } catch (error) {
      if (foreignImageOf(error) !== error) return false;
      throw stateFileErrorOf(error, this.path);
    } finally {
      database?.close();
    }
  }

  /** Writes the image as the state and its baseline, atomically: a kill leaves no state or a complete one. Throws `StateFault`. */
  begin(image: Buffer): void {
    // The log of a state that was deleted would be taken for one of the new state.
    for (const ending of ['', '-wal', '-shm', '-journal']) remove(`${this.path}${ending}`);
    writeDurably(this.baseline, image);
    writeDurably(this.path, image);
  }

  /** Opens the state once both files are known to be whole. Throws `StateFault`. */
  open(schema: string): Connection {
    const remedy = `put a good copy in its place, or ${beginAnew(this.path)}`;
    const connection = this.#whole(this.path, { schema, remedy });
    try {
      if (existsSync(this.baseline)) this.#checkBaseline(schema);
      else this.#adopt(connection);
      this.#useLog(connection);
      return connection;
    } catch (error) {
      connection.close();
      throw stateFileErrorOf(error, this.path);
    }
  }

  /** Throws `StateFault` when a file is not the one that was opened: what is written now would be lost. */
  checkInPlace(): void {
    for (const [file, { ino, dev }] of this.#held) {
      const stats = statsOf(file);
      if (stats?.ino === ino && stats.dev === dev) continue;
      const what = stats === undefined ? 'was deleted or moved' : 'was replaced';
      throw new StateFileError(
        file,
        `it ${what} while the mock was running, so nothing more can be kept; start the mock again`,
      );
    }
  }

  /** Throws `StateFault` unless the baseline is there. */
  checkBaselineExists(): void {
    if (existsSync(this.baseline)) return;
    throw new StateFileError(
      this.baseline,
      'the baseline was deleted or moved while the mock was running; put it back, or make the present state the baseline (PUT /__admin/baseline)',
    );
  }

  #checkBaseline(schema: string): void {
    const remedy = `put a good copy in its place, or delete it and ${this.path} to begin anew`;
    this.#whole(this.baseline, { schema, remedy }).close();
  }

  /** A snapshot that was exported is its own baseline; a state that was written to has had one, which is lost. */
  #adopt(connection: Connection): void {
    if (connection.database.pragma('journal_mode', { simple: true }) !== 'wal') {
      writeDurably(this.baseline, connection.image());
      return;
    }
    throw new StateFileError(
      this.baseline,
      `the baseline of this state is missing; put it back, or keep the state with --snapshot ${this.path} and another --persist, or ${beginAnew(this.path)}`,
    );
  }

  /**
   * With a log that is synced now and then, a commit survives the process but the last ones not a power cut. On a file system
   * that cannot share memory SQLite goes on without the log, and syncs each commit.
   */
  #useLog(connection: Connection): void {
    connection.database.pragma('journal_mode = WAL');
    connection.database.pragma('synchronous = NORMAL');
    connection.database.prepare('SELECT 1 FROM mock_sequences').get();
    const files = [this.path, `${this.path}-wal`].filter((file) => existsSync(file));
    this.#held = files.map((file) => [file, statSync(file)]);
  }

  #whole(file: string, { schema, remedy }: { schema: string; remedy: string }): Connection {
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
