import Database from 'better-sqlite3';
import { copyDatabase } from './files/copy-database.ts';
import { openDatabase } from './open-database.ts';
import { PreparedStatement } from './prepared-statement.ts';
import type { Row, SqlValue } from './row.ts';
import { registerFunctions } from './sql-functions.ts';

/** SQLite application id of xivo-mock databases: "xivo" in ASCII. */
const applicationId = 0x7869766f;

/** Version of the schema; raised when `schema.sql` changes incompatibly with older images. */
export const schemaVersion = 6;

/** A database that is damaged or was not written by this version; the message is a predicate such as "is damaged". */
export class ForeignImage extends Error {}

/** Bound of the statement cache, because the SQL can depend on the requests of clients. */
const maxStatements = 1000;

/** Offset of the write version in a database header: 1 for a rollback journal, 2 for a write-ahead log. */
const writeVersionOffset = 18;

/** An open database with its prepared statements. */
export class Connection {
  readonly database: Database.Database;
  readonly #statements = new Map<string, PreparedStatement<unknown>>();
  readonly #changes: Database.Statement<[], number>;
  readonly #externalChanges: Database.Statement<[], number> | undefined;

  constructor(source: string | Buffer, options?: Database.Options) {
    this.database = openDatabase(source, options);
    registerFunctions(this.database);
    this.#changes = this.database.prepare<[], number>('SELECT total_changes()').pluck();
    if (!this.database.memory) this.#externalChanges = this.database.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** Creates a database in memory with the tables of the schema. */
  static create(schema: string): Connection {
    const connection = Connection.#inMemory();
    connection.exec('CREATE TABLE mock_sequences (name TEXT PRIMARY KEY, last INTEGER NOT NULL)');
    connection.exec(schema);
    return connection;
  }

  /** Creates a database in memory from a file that this version of the program has written. */
  static copyOf(file: string): Connection {
    const connection = Connection.#inMemory();
    copyDatabase(file, connection.database);
    return connection;
  }

  static #inMemory(): Connection {
    const connection = new Connection(':memory:');
    connection.database.pragma(`application_id = ${applicationId}`);
    connection.database.pragma(`user_version = ${schemaVersion}`);
    return connection;
  }

  /** Opens a database from a path or an image. Throws `ForeignImage` if xivo-mock cannot use it. */
  static open(source: string | Buffer, options?: Database.Options): Connection {
    if (Buffer.isBuffer(source) && source[writeVersionOffset] === 2) {
      throw new ForeignImage('is the state file of a mock, not a snapshot; export one, or start with --snapshot');
    }
    let connection: Connection | undefined;
    try {
      connection = new Connection(source, options);
      connection.#checkHeader();
      return connection;
    } catch (error) {
      connection?.close();
      throw foreignImageOf(error);
    }
  }

  #checkHeader(): void {
    const read = (name: string) => this.database.pragma(name, { simple: true });
    if (read('application_id') !== applicationId) throw new ForeignImage('is not a database of xivo-mock');
    if (read('user_version') !== schemaVersion) {
      throw new ForeignImage(
        `has schema version ${read('user_version')}, this version of xivo-mock reads ${schemaVersion}`,
      );
    }
  }

  /** True if SQLite's quick check finds every page readable and no constraint violated. */
  isIntact(): boolean {
    return this.database.pragma('quick_check(1)', { simple: true }) === 'ok';
  }

  /** Returns the database as an SQLite file without a write-ahead log, even if the database itself uses one. */
  image(): Buffer {
    const image = this.database.serialize();
    image.fill(1, writeVersionOffset, writeVersionOffset + 2);
    return image;
  }

  /** Returns a prepared statement from the cache. `Result` is the type of its rows and is not checked. */
  prepare<Result = Row>(sql: string): PreparedStatement<Result> {
    // One cache holds the statements of all row types.
    return this.#prepared(sql) as PreparedStatement<Result>;
  }

  #prepared(sql: string): PreparedStatement<unknown> {
    const cached = this.#statements.get(sql);
    if (cached !== undefined) return cached;
    const statement = new PreparedStatement<unknown>(this.database.prepare<SqlValue[]>(sql));
    const [oldest] = this.#statements.size < maxStatements ? [] : this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** A string that changes with every change of a row, by this process or by another one that has the file open. */
  get version(): string {
    return `${this.#changes.get()} ${this.externalChanges}`;
  }

  /** A number that changes with every change by another process; `undefined` for a database in memory. */
  get externalChanges(): number | undefined {
    return this.#externalChanges?.get();
  }

  /** Number of rows changed through this connection. */
  get changes(): number {
    return this.#changes.get() ?? 0;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  close(): void {
    this.database.close();
  }
}

/** Converts SQLite's errors about damaged files to `ForeignImage`; returns any other error unchanged. */
export function foreignImageOf(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB')) return new ForeignImage('is not an SQLite database', { cause: error });
  if (code.startsWith('SQLITE_CORRUPT')) return new ForeignImage('is damaged or cut off', { cause: error });
  return error;
}
