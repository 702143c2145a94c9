import type { Statement } from 'better-sqlite3';
import { ByteCache } from './byte-cache.ts';
import type { Connection } from './connection.ts';
import { checkShape, type QueryRow, type Shape } from './query.ts';
import type { Row, SqlValue } from './row.ts';
import type { Rows } from './schema/rows.ts';
import { readTables, type Table } from './schema/tables.ts';
import { containsText } from './search.ts';
import { bound, countOf, matching, quote, type RowCount, rowsOf } from './sql.ts';
import type { States } from './states.ts';
import type { ColumnValues, Exactly, Order, TableName } from './table-types.ts';

/** Stands for the table of a statement that is written out. */
export const anyTableName = '';

/** The reading half of a store: tables, columns and rows of the present state. */
export class StoredRows {
  protected readonly states: States;
  protected readonly known: ReadonlyMap<string, Table>;
  readonly byteCache = new ByteCache();
  #counted: Connection | undefined;
  #turn = 0;
  readonly #checked = new WeakSet<object>();
  readonly #writes = new Map<string, number>();

  protected constructor(states: States, known = readTables(states.connection.database)) {
    this.states = states;
    this.known = known;
  }

  /** Names of all tables, in the order of the schema. */
  get tables(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Another text after each change of a row, and after each change of the whole state. */
  get version(): string {
    if (this.#counted !== this.states.connection) this.turnOver();
    return `${this.#turn} ${this.states.connection.version}`;
  }

  /** As `version`, but only after changes that may concern the table. */
  versionOf(table: TableName): string {
    if (this.#counted !== this.states.connection) this.turnOver();
    const writes = `${this.#writes.get(table)} ${this.#writes.get(anyTableName)}`;
    return `${this.#turn} ${this.states.connection.foreignChanges} ${writes}`;
  }

  /** Counts a write into the table; `unknownTable` for a statement of which that is not known. */
  protected noteWrite(table: string): void {
    this.#writes.set(table, (this.#writes.get(table) ?? 0) + 1);
  }

  /** The state was exchanged, which no count of changed rows shows. */
  protected turnOver(): void {
    this.#counted = this.states.connection;
    this.#turn += 1;
  }

  /** Whether the rows are kept in a file. */
  get isPersistent(): boolean {
    return this.states.persistent;
  }

  /** Rows of a query written by hand, values bound; its shape says what its columns are. */
  query<const Wanted extends Shape>(shape: Wanted, sql: string, ...values: readonly SqlValue[]): QueryRow<Wanted>[] {
    const statement = this.prepare<QueryRow<Wanted>>(sql);
    if (!this.#checked.has(statement)) {
      checkShape(shape, statement.columns(), this.known);
      this.#checked.add(statement);
    }
    return statement.all(...values);
  }

  /** Rows of a table in the order in which they were added, or in the given one. */
  all<Name extends TableName, Wanted extends ColumnValues<Name>>(
    table: Name,
    where?: Exactly<Name, Wanted>,
    order?: Order<Name>,
  ): Rows[Name][] {
    return this.prepare<Rows[Name]>(rowsOf(table, where ?? {}, order)).all(...bound(where ?? {}));
  }

  /** The first row that matches, or `undefined`. */
  first<Name extends TableName, Wanted extends ColumnValues<Name>>(
    table: Name,
    where: Exactly<Name, Wanted>,
    order?: Order<Name>,
  ): Rows[Name] | undefined {
    return this.prepare<Rows[Name]>(`${rowsOf(table, where, order)} LIMIT 1`).get(...bound(where));
  }

  /** The rows in which one of the columns contains the text of a parameter `search` (core.md 7.17). */
  search<Name extends TableName>(
    table: Name,
    columns: readonly (keyof Rows[Name] & string)[],
    parameter: string,
    order: keyof Rows[Name] & string,
  ): Rows[Name][] {
    const { sql, values } = containsText(columns.map(quote), parameter);
    const whole = `SELECT * FROM ${quote(table)} WHERE ${sql} ORDER BY ${quote(order)}`;
    return this.prepare<Rows[Name]>(whole).all(...values);
  }

  count<Name extends TableName, Wanted extends ColumnValues<Name>>(table: Name, where?: Exactly<Name, Wanted>): number {
    return this.prepare<RowCount>(countOf(table, where ?? {})).get(...bound(where ?? {}))?.rows ?? 0;
  }

  has<Name extends TableName, Wanted extends ColumnValues<Name>>(table: Name, where: Exactly<Name, Wanted>): boolean {
    return this.prepare(`SELECT 1 FROM ${quote(table)}${matching(where)} LIMIT 1`).get(...bound(where)) !== undefined;
  }

  protected table(name: string): Table {
    const table = this.known.get(name);
    if (table === undefined) throw new Error(`no table ${name} in schema.sql`);
    return table;
  }

  protected prepare<Found = Row>(sql: string): Statement<SqlValue[], Found> {
    return this.states.connection.prepare<Found>(sql);
  }
}
