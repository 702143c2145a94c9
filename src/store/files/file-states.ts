import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Connection, foreignImageOf, schemaVersion } from '../connection.ts';
import type { States } from '../states.ts';
import { writeDurably } from './durable.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';
import type { StateFiles } from './state-files.ts';

/** States of a world in files: each transaction is written to the state file, and the baseline is a second file beside it. */
export class FileStates implements States {
  readonly persistent = true;
  readonly connection: Connection;
  readonly #files: StateFiles;

  /** Opens the state file. Throws `StateFileError`. */
  constructor(files: StateFiles, schema: string) {
    this.#files = files;
    this.connection = files.open(schema);
  }

  beforeCommit(): void {
    this.#files.checkInPlace();
  }

  translateError(error: unknown): unknown {
    return stateFileErrorOf(error, this.#files.path);
  }

  markBaseline(): void {
    this.#files.checkInPlace();
    this.replaceBaseline(this.image());
  }

  /** Replaces the baseline by the image; the current state is unchanged. Throws `StateFileError`. */
  replaceBaseline(image: Buffer): void {
    writeDurably(this.#files.baseline, image);
  }

  reset(): void {
    this.#files.checkBaselineExists();
    this.#copyFrom(this.#files.baseline);
  }

  image(): Buffer {
    return this.connection.image();
  }

  baselineImage(): Buffer {
    this.#files.checkBaselineExists();
    try {
      return readFileSync(this.#files.baseline);
    } catch (error) {
      throw stateFileErrorOf(error, this.#files.baseline);
    }
  }

  restore(image: Buffer): void {
    Connection.open(image).close();
    const file = this.#files.restored;
    try {
      writeFileSync(file, image);
      this.#copyFrom(file);
    } catch (error) {
      throw stateFileErrorOf(error, file);
    } finally {
      rmSync(file, { force: true });
    }
  }

  /** Replaces all rows by those of the file in one transaction. Throws `StateFileError`. */
  #copyFrom(file: string): void {
    const { database } = this.connection;
    this.#attach(file);
    try {
      if (database.pragma('other.user_version', { simple: true }) !== schemaVersion) throw damagedFile(file);
      database.transaction(() => {
        database.exec(copyStatements(database));
        this.#files.checkInPlace();
      })();
    } catch (error) {
      throw copyError(error, { from: file, into: this.#files.path });
    } finally {
      database.exec('DETACH other');
    }
  }

  /** `ATTACH` does not create a missing file, because the state was opened with `fileMustExist`. */
  #attach(file: string): void {
    try {
      this.connection.database.prepare('ATTACH ? AS other').run(file);
    } catch (error) {
      throw copyError(error, { from: file, into: file });
    }
  }

  close(): void {
    this.connection.close();
    this.#files.close();
  }
}

function copyStatements(database: Database.Database): string {
  const names = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  return names
    .map((name) => `DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM other."${name}";`)
    .join('\n');
}

/** Attributes an error to the file that is read if it lacks a table, is damaged or is not a database, else to the state. */
function copyError(error: unknown, { from, into }: { from: string; into: string }): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const isSource = error.code === 'SQLITE_ERROR' || foreignImageOf(error) !== error;
  return isSource ? damagedFile(from, error) : stateFileErrorOf(error, into);
}

function damagedFile(file: string, cause?: unknown): StateFileError {
  return new StateFileError(file, 'it is damaged, or not a state of this version; replace it with a good copy', {
    cause,
  });
}
