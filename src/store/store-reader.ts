import { ByteCache } from './byte-cache.ts';
import type { Connection } from './connection.ts';
import type { PreparedStatement } from './prepared-statement.ts';
import { checkShape, type QueryRow, type Shape } from './query.ts';
import type { Row, SqlValue } from './row.ts';
import type { Rows } from './schema/rows.ts';
import { readTables, type Table } from './schema/tables.ts';
import { containsText } from './search.ts';
import { bindings, quote, type RowCount, selectCount, selectRows, whereClause } from './sql.ts';
import type { States } from './states.ts';
import type { ColumnValues, Exactly, Order, TableName } from './table-types.ts';

/** Placeholder table name for a handwritten statement, which may write to any table. */
export const anyTableName = '';

/** The read operations of a store: tables and rows of the current state. */
export class StoreReader {
  protected readonly states: States;
  protected readonly tablesByName: ReadonlyMap<string, Table>;
  readonly byteCache = new ByteCache();
  #lastConnection: Connection | undefined;
  #replacements = 0;
  readonly #checkedStatements = new WeakSet<object>();
  readonly #writes = new Map<string, number>();

  protected constructor(states: States, known = readTables(states.connection.database)) {
    this.states = states;
    this.tablesByName = known;
  }

  /** Names of the real server's tables, in schema order. */
  get tables(): readonly string[] {
    return [...this.tablesByName.keys()];
  }

  /** A string that changes with every change of a row and every replacement of the state. */
  get version(): string {
    if (this.#lastConnection !== this.states.connection) this.noteReplacement();
    return `${this.#replacements} ${this.states.connection.version}`;
  }

  /** Like `version`, but unaffected by writes to other tables. */
  versionOf(table: TableName): string {
    if (this.#lastConnection !== this.states.connection) this.noteReplacement();
    const writes = `${this.#writes.get(table)} ${this.#writes.get(anyTableName)}`;
    return `${this.#replacements} ${this.states.connection.externalChanges} ${writes}`;
  }

  /** Counts a write to the table; pass `anyTableName` for a handwritten statement. */
  protected noteWrite(table: string): void {
    this.#writes.set(table, (this.#writes.get(table) ?? 0) + 1);
  }

  /** Records that the state was replaced, which SQLite's change counter does not show. */
  protected noteReplacement(): void {
    this.#lastConnection = this.states.connection;
    this.#replacements += 1;
  }

  /** True if the state is stored in a file. */
  get isPersistent(): boolean {
    return this.states.persistent;
  }

  /**
   * Runs a handwritten query with bound values and returns its rows. The shape declares the result columns and is checked at the
   * first use of the statement.
   */
  query<const Selected extends Shape>(
    shape: Selected,
    sql: string,
    ...values: readonly SqlValue[]
  ): QueryRow<Selected>[] {
    const statement = this.prepare<QueryRow<Selected>>(sql);
    if (!this.#checkedStatements.has(statement)) {
      checkShape(shape, statement.columns(), this.tablesByName);
      this.#checkedStatements.add(statement);
    }
    return statement.all(...values);
  }

  /** Returns the rows that match, in insertion order by default. */
  all<Name extends TableName, Match extends ColumnValues<Name>>(
    table: Name,
    where?: Exactly<Name, Match>,
    order?: Order<Name>,
  ): Rows[Name][] {
    return this.prepare<Rows[Name]>(selectRows(table, where ?? {}, order)).all(...bindings(where ?? {}));
  }

  /**
   * Returns the rows in which the column has one of the values, in the order of `all`. One query finds the related rows of any number
   * of objects.
   */
  allWith<Name extends TableName, Column extends keyof Rows[Name] & string>(
    table: Name,
    column: Column,
    values: readonly NonNullable<Rows[Name][Column]>[],
    order: Order<Name> = 'rowid',
  ): Rows[Name][] {
    const condition = `${quote(column)} IN (SELECT value FROM json_each(?))`;
    const sql = `SELECT * FROM ${quote(table)} WHERE ${condition} ORDER BY ${[order].flat().join(', ')}`;
    return this.prepare<Rows[Name]>(sql).all(JSON.stringify(values));
  }

  /** Returns the first row that matches, or `undefined`. */
  first<Name extends TableName, Match extends ColumnValues<Name>>(
    table: Name,
    where: Exactly<Name, Match>,
    order?: Order<Name>,
  ): Rows[Name] | undefined {
    return this.prepare<Rows[Name]>(`${selectRows(table, where, order)} LIMIT 1`).get(...bindings(where));
  }

  /** Returns the rows in which one of the columns contains the text of a `search` parameter (core.md 7.17). */
  search<Name extends TableName>(
    table: Name,
    columns: readonly (keyof Rows[Name] & string)[],
    parameter: string,
    order: keyof Rows[Name] & string,
  ): Rows[Name][] {
    const { sql, values } = containsText(columns.map(quote), parameter);
    const query = `SELECT * FROM ${quote(table)} WHERE ${sql} ORDER BY ${quote(order)}`;
    return this.prepare<Rows[Name]>(query).all(...values);
  }

  count<Name extends TableName, Match extends ColumnValues<Name>>(table: Name, where?: Exactly<Name, Match>): number {
    return this.prepare<RowCount>(selectCount(table, where ?? {})).get(...bindings(where ?? {}))?.rows ?? 0;
  }

  has<Name extends TableName, Match extends ColumnValues<Name>>(table: Name, where: Exactly<Name, Match>): boolean {
    return (
      this.prepare(`SELECT 1 FROM ${quote(table)}${whereClause(where)} LIMIT 1`).get(...bindings(where)) !== undefined
    );
  }

  protected table(name: string): Table {
    const table = this.tablesByName.get(name);
    if (table === undefined) throw new Error(`there is no table ${name} in schema.sql`);
    return table;
  }

  protected prepare<Result = Row>(sql: string): PreparedStatement<Result> {
    return this.states.connection.prepare<Result>(sql);
  }
}
