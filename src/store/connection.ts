import Database from 'better-sqlite3';
import type { Row, SqlValue } from './row.ts';
import { registerFunctions } from './sql-functions.ts';

/** Marks our files among all SQLite files: "xivo". */
const applicationId = 0x7869766f;

/** Raised whenever `schema.sql` changes so that older images no longer fit. */
export const schemaVersion = 5;

/** A database that is not one of ours, or not whole; the message goes on after its name: "is damaged". */
export class ForeignImage extends Error {}

/** More statements are not kept: which ones there are can depend on what clients ask for. */
const mostStatements = 1000;

/** Offset in the header of a database that says how it is written: 1 plainly, 2 with a write-ahead log. */
const writeVersion = 18;

/** An open database with its prepared statements. */
export class Connection {
  readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[]>>();
  readonly #changes: Database.Statement<[], number>;
  readonly #foreignChanges: Database.Statement<[], number> | undefined;

  constructor(source: string | Buffer, options?: Database.Options) {
    this.database = new Database(source, options);
    registerFunctions(this.database);
    this.#changes = this.database.prepare<[], number>('SELECT total_changes()').pluck();
    if (!this.database.memory) this.#foreignChanges = this.database.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** A new database in memory with the tables of the schema. */
  static create(schema: string): Connection {
    const connection = new Connection(':memory:');
    connection.database.pragma(`application_id = ${applicationId}`);
    connection.database.pragma(`user_version = ${schemaVersion}`);
    connection.exec('CREATE TABLE mock_sequences (name TEXT PRIMARY KEY, last INTEGER NOT NULL)');
    connection.exec(schema);
    return connection;
  }

  /** The database of a file or an image of one; throws `ForeignImage` for any other. */
  static open(source: string | Buffer, options?: Database.Options): Connection {
    if (Buffer.isBuffer(source) && source[writeVersion] === 2) {
      throw new ForeignImage('is the state file of a mock, not a snapshot; export one, or start with --snapshot');
    }
    let connection: Connection | undefined;
    try {
      connection = new Connection(source, options);
      connection.#checkOrigin();
      return connection;
    } catch (error) {
      connection?.close();
      throw foreignImageOf(error);
    }
  }

  #checkOrigin(): void {
    const read = (name: string) => this.database.pragma(name, { simple: true });
    if (read('application_id') !== applicationId) throw new ForeignImage('is not a database of xivo-mock');
    if (read('user_version') !== schemaVersion) {
      throw new ForeignImage(
        `has schema version ${read('user_version')}, this version of xivo-mock reads ${schemaVersion}`,
      );
    }
  }

  /** Whether every page can be read and every row keeps the rules of its table. */
  isSound(): boolean {
    return this.database.pragma('quick_check(1)', { simple: true }) === 'ok';
  }

  /** The state as a plain SQLite file, also where the database itself has a write-ahead log. */
  image(): Buffer {
    const image = this.database.serialize();
    image.fill(1, writeVersion, writeVersion + 2);
    return image;
  }

  /** The prepared statement; the latest ones are cached. The caller knows what its rows are. */
  prepare<Found = Row>(sql: string): Database.Statement<SqlValue[], Found> {
    // Statements of all kinds of rows are kept together.
    return this.#prepared(sql) as Database.Statement<SqlValue[], Found>;
  }

  #prepared(sql: string): Database.Statement<SqlValue[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare<SqlValue[]>(sql);
    const [oldest] = this.#statements.size < mostStatements ? [] : this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Another text after each change of a row, by this process or by another one that has the same file open. */
  get version(): string {
    return `${this.#changes.get()} ${this.foreignChanges}`;
  }

  /** Another number after each change by another process that has the same file open; `undefined` in memory. */
  get foreignChanges(): number | undefined {
    return this.#foreignChanges?.get();
  }

  /** How many rows were changed through this connection so far. */
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

/** Damage in words of our own; any other error as it is. */
export function foreignImageOf(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB')) return new ForeignImage('is not an SQLite database', { cause: error });
  if (code.startsWith('SQLITE_CORRUPT')) return new ForeignImage('is damaged or cut off', { cause: error });
  return error;
}
