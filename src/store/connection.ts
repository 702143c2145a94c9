import Database from 'better-sqlite3';
import type { Row, SqlValue } from './row.ts';
import { registerFunctions } from './sql-functions.ts';

/** Marks our files among all SQLite files: "xivo". */
const applicationId = 0x7869766f;

/** Raised whenever `schema.sql` changes so that older images no longer fit. */
export const schemaVersion = 4;

/** A database that is not one of ours, or one of a newer version. */
export class ForeignImage extends Error {}

/** More statements are not kept: which ones there are can depend on what clients ask for. */
const mostStatements = 1000;

/** An open database with its prepared statements. */
export class Connection {
  readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[], Row>>();
  readonly #changes: Database.Statement<[], number>;
  readonly #foreignChanges: Database.Statement<[], number> | undefined;

  constructor(source: string | Buffer) {
    this.database = new Database(source);
    registerFunctions(this.database);
    this.#changes = this.database.prepare<[], number>('SELECT total_changes()').pluck();
    if (!this.database.memory) this.#foreignChanges = this.database.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** A new database in memory or in a file, with the tables of the schema. */
  static create(schema: string, file = ':memory:'): Connection {
    const connection = new Connection(file);
    connection.database.pragma(`application_id = ${applicationId}`);
    connection.database.pragma(`user_version = ${schemaVersion}`);
    connection.exec('CREATE TABLE mock_sequences (name TEXT PRIMARY KEY, last INTEGER NOT NULL)');
    connection.exec(schema);
    return connection;
  }

  /** The database of a file or an image of one; throws `ForeignImage` for any other. */
  static open(source: string | Buffer): Connection {
    let connection: Connection | undefined;
    try {
      connection = new Connection(source);
      connection.#checkOrigin();
      return connection;
    } catch (error) {
      connection?.close();
      if (error instanceof Database.SqliteError) throw new ForeignImage(`is no SQLite database (${error.message})`);
      throw error;
    }
  }

  #checkOrigin(): void {
    const read = (name: string) => this.database.pragma(name, { simple: true });
    if (read('application_id') !== applicationId) throw new ForeignImage('is no database of xivo-mock');
    if (read('user_version') !== schemaVersion) {
      throw new ForeignImage(`has schema version ${read('user_version')}, this version reads ${schemaVersion}`);
    }
  }

  /** A statement; while it is among the latest ones it is not prepared anew. */
  prepare(sql: string): Database.Statement<SqlValue[], Row> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare<SqlValue[], Row>(sql);
    const [oldest] = this.#statements.size < mostStatements ? [] : this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Another text after each change of a row, by this process or by another one that has the same file open. */
  get version(): string {
    return `${this.#changes.get()} ${this.#foreignChanges?.get()}`;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  close(): void {
    this.database.close();
  }
}
