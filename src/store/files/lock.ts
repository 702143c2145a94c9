import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openDatabase } from '../open-database.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

/** Milliseconds to wait for a process that was just killed to release its lock. */
const busyTimeoutMs = 500;

/**
 * An exclusive lock on a file. It is an operating-system lock on a second file (`.lock`), taken through SQLite because Node has no
 * API for it, and is released when the process ends, even if killed. This process must not open the lock file elsewhere: closing
 * it would release the lock.
 */
export class FileLock {
  readonly #database: Database.Database;

  private constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Takes the lock. Throws `StateFileError` if another process holds it, or has the file open as a database. */
  static take(file: string): FileLock {
    const path = `${file}.lock`;
    let database: Database.Database | undefined;
    try {
      database = openDatabase(path, { timeout: busyTimeoutMs });
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
      refuseIfOpen(file);
      return new FileLock(database);
    } catch (error) {
      database?.close();
      throw isBusy(error)
        ? new StateFileError(file, 'another mock is using this state; stop it, or use another file', { cause: error })
        : stateFileErrorOf(error, path);
    }
  }

  release(): void {
    this.#database.close();
  }
}

/** Detects a running mock whose lock file was deleted: it still has the state open. */
function refuseIfOpen(file: string): void {
  if (!existsSync(file)) return;
  let database: Database.Database | undefined;
  try {
    database = openDatabase(file, { fileMustExist: true, timeout: busyTimeoutMs });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    // Other errors are reported when the state is opened.
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
