import Database from 'better-sqlite3';
import { BadRequest } from '../errors.ts';
import { type Column, storable } from './columns.ts';
import type { Row, SqlValue } from './row.ts';
import { Sequences } from './sequences.ts';
import { registerFunctions } from './sql-functions.ts';

/** Column values that rows have to match; NULL matches NULL. */
export type Where = Readonly<Record<string, SqlValue>>;

interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** The serial key (`id`, `uniqueid`), for tables that have one. */
  readonly key: string | undefined;
}

/**
 * The tables of the fake PBX. Rows are plain objects in column order. What the real database would refuse throws
 * `BadRequest`. A world that lives in memory never commits: a savepoint marks the baseline, each request is a savepoint in it,
 * and a reset rolls back to the first, which costs what was changed and not what is stored.
 */
export class Store {
  readonly sequences = new Sequences();
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[], Row>>();
  readonly #tables: ReadonlyMap<string, Table>;

  constructor(schema: string, file = ':memory:') {
    this.#database = new Database(file);
    this.#database.pragma('journal_mode = MEMORY');
    this.#database.pragma('synchronous = OFF');
    this.#database.exec(schema);
    registerFunctions(this.#database);
    this.#tables = readTables(this.#database);
  }

  /** Names of all tables, in the order of the schema. */
  get tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** Names of the table's columns, in order; `undefined` for an unknown table. */
  columns(table: string): readonly string[] | undefined {
    const known = this.#tables.get(table);
    return known && [...known.columns.keys()];
  }

  /** Name of the serial key of the table, if it has one. */
  serialKey(table: string): string | undefined {
    return this.#tables.get(table)?.key;
  }

  /** Rows of any query, values bound. */
  select(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepare(sql).all(...values);
  }

  /** Rows of a table in the order in which they were added, or by the given columns. */
  all(table: string, where: Where = {}, order = 'rowid'): Row[] {
    return this.select(`SELECT * FROM ${quote(table)}${matching(where)} ORDER BY ${order}`, ...Object.values(where));
  }

  /** The first row that matches, or `undefined`. */
  first(table: string, where: Where, order = 'rowid'): Row | undefined {
    const sql = `SELECT * FROM ${quote(table)}${matching(where)} ORDER BY ${order} LIMIT 1`;
    return this.#prepare(sql).get(...Object.values(where));
  }

  has(table: string, where: Where): boolean {
    return (
      this.#prepare(`SELECT 1 FROM ${quote(table)}${matching(where)} LIMIT 1`).get(...Object.values(where)) !==
      undefined
    );
  }

  /**
   * Adds a row and gives its id (0 for tables without serial key). A duplicate uses up no id, a value that the database
   * refuses does (core.md 7.8).
   */
  insert(table: string, values: Where): number {
    const { key } = this.#table(table);
    const given = key === undefined ? null : (values[key] ?? null);
    if (key === undefined || given !== null) {
      this.#write(table, values);
      if (key !== undefined) this.sequences.raise(table, Number(given));
      return Number(given ?? 0);
    }
    const id = this.sequences.peek(table);
    try {
      this.#write(table, { [key]: id, ...values });
    } catch (error) {
      if (!(error instanceof Duplicate)) this.sequences.consume(table);
      throw error;
    }
    return this.sequences.consume(table);
  }

  /** Adds a row of a seed: it has its own id, and may hold `''` in nullable columns of any type. */
  insertSeed(table: string, values: Where): void {
    const { columns, key } = this.#table(table);
    const storables = Object.entries(values).map(([name, value]) => {
      const column = columns.get(name);
      return value === '' && column?.nullable ? value : this.#storableOne(table, name, value);
    });
    this.#writeStorable(table, Object.keys(values), storables);
    if (key !== undefined) this.sequences.raise(table, Number(values[key] ?? 0));
  }

  /** Changes the rows that match; gives their number. */
  update(table: string, where: Where, changes: Where): number {
    const names = Object.keys(changes);
    if (names.length === 0) return 0;
    const set = names.map((name) => `${quote(name)} = ?`).join(', ');
    const values = this.#storable(table, changes);
    return this.#run(
      `UPDATE ${quote(table)} SET ${set}${matching(where)}`,
      [...values, ...Object.values(where)],
      table,
    );
  }

  /** Deletes the rows that match; gives their number. */
  delete(table: string, where: Where): number {
    return this.#run(`DELETE FROM ${quote(table)}${matching(where)}`, Object.values(where), table);
  }

  /** Runs a statement that returns no rows; gives the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#run(sql, values, '');
  }

  /** Runs `work` as one transaction: when it throws, nothing of it is left but the ids it used up. */
  transaction<T>(work: () => T): T {
    this.#database.exec('SAVEPOINT request');
    try {
      const result = work();
      this.#database.exec('RELEASE request');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK TO request; RELEASE request');
      throw error;
    }
  }

  /** Within a transaction: what was written so far stays even if the rest is refused (core.md 7.8, dialect recorded). */
  keep(): void {
    this.#database.exec('RELEASE request; SAVEPOINT request');
  }

  /** The present state becomes the one that `reset` brings back. */
  markBaseline(): void {
    if (this.#database.inTransaction) this.#database.exec('COMMIT');
    this.#database.exec('BEGIN; SAVEPOINT baseline');
    this.sequences.markBaseline();
  }

  /** Back to the baseline: rows and ids. */
  reset(): void {
    this.#database.exec('ROLLBACK TO baseline');
    this.sequences.reset();
  }

  close(): void {
    this.#database.close();
  }

  #table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`no table ${name} in schema.sql`);
    return table;
  }

  #storable(table: string, values: Where): SqlValue[] {
    return Object.entries(values).map(([name, value]) => this.#storableOne(table, name, value));
  }

  #storableOne(table: string, name: string, value: SqlValue): SqlValue {
    const column = this.#table(table).columns.get(name);
    if (column === undefined) throw new Error(`no column ${name} in table ${table} of schema.sql`);
    return storable(column, value);
  }

  #write(table: string, values: Where): void {
    this.#writeStorable(table, Object.keys(values), this.#storable(table, values));
  }

  #writeStorable(table: string, names: readonly string[], values: readonly SqlValue[]): void {
    const places = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quote(table)} (${names.map(quote).join(', ')}) VALUES (${places})`;
    this.#run(sql, [...values], table);
  }

  #run(sql: string, values: SqlValue[], table: string): number {
    try {
      return this.#prepare(sql).run(...values).changes;
    } catch (error) {
      throw refusalOf(error, table);
    }
  }

  #prepare(sql: string): Database.Statement<SqlValue[], Row> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<SqlValue[], Row>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A row that would break a unique key. */
export class Duplicate extends BadRequest {}

function refusalOf(error: unknown, table: string): unknown {
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) return error;
  const reason = { message: `${table}: ${error.message}`, field: table, rule: error.code };
  const isDuplicate = error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return isDuplicate ? new Duplicate(reason) : new BadRequest(reason);
}

/** An SQL name: the contract has columns such as `call-limit` and `order`. */
function quote(name: string): string {
  return `"${name}"`;
}

function matching(where: Where): string {
  const conditions = Object.keys(where).map((name) => `${quote(name)} IS ?`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function readTables(database: Database.Database): Map<string, Table> {
  const sql = `SELECT m.name AS "table", c.name, lower(c.type) AS type, c."notnull" AS required, c.pk
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.rowid, c.cid`;
  const found = database
    .prepare<[], { table: string; name: string; type: string; required: number; pk: number }>(sql)
    .all();
  const tables = new Map<string, { columns: Map<string, Column>; key: string | undefined }>();
  for (const { table, name, type, required, pk } of found) {
    const entry = tables.get(table) ?? { columns: new Map(), key: undefined };
    entry.columns.set(name, { table, name, type, nullable: required === 0 && pk === 0 });
    if (pk === 1 && type === 'integer') entry.key = name;
    tables.set(table, entry);
  }
  return tables;
}
