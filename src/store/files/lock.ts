import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

/** How long a process that was just killed may need to let go, in milliseconds. */
const patience = 500;

/**
 * Holds a file for this process alone. The lock is one of the system on a file beside it, taken by SQLite because Node cannot,
 * and ends with the process, however that ends. Nothing else may open that file: closing it would end the lock.
 */
export class FileLock {
  readonly #database: Database.Database;

  private constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Throws `StateFault` when another process holds the file, or has it open as a database. */
  static take(file: string): FileLock {
    const path = `${file}.lock`;
    let database: Database.Database | undefined;
    try {
      database = new Database(path, { timeout: patience });
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
      refuseOpen(file);
      return new FileLock(database);
    } catch (error) {
      database?.close();
      throw isBusy(error)
        ? new StateFileError(file, 'another mock serves this state; stop it, or use another file', { cause: error })
        : stateFileErrorOf(error, path);
    }
  }

  release(): void {
    this.#database.close();
  }
}

/** Whoever deletes the lock of a mock lets another one take a new lock, but the mock still has the state open. */
function refuseOpen(file: string): void {
  if (!existsSync(file)) return;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true, timeout: patience });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    // What else is wrong with the state is found when it is opened.
    if (isBusy(error))
      throw new StateFileError(file, 'another process has this state open; stop it, or use another file', {
        cause: error,
      });
  } finally {
    database?.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
