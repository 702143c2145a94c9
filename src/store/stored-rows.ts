import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { KeptBytes } from './kept-bytes.ts';
import type { Row, SqlValue } from './row.ts';
import { readTables, type Table } from './schema/tables.ts';
import { matching, quote, type Where } from './sql.ts';
import type { States } from './states.ts';

/** Bytes that a table keeps, with the number that goes with them. */
export interface NumberedBytes {
  readonly number: number;
  readonly bytes: Buffer;
}

/** The values of a row as one text; rows with equal values have equal texts. */
export interface RowText {
  /** Its `rowid`. */
  readonly place: number;
  readonly text: string;
}

/** Stands for the table of a statement that is written out. */
export const anyTable = '';

/** The reading half of a store: tables, columns and rows of the present state. */
export class StoredRows {
  protected readonly states: States;
  protected readonly known: ReadonlyMap<string, Table>;
  readonly keptBytes = new KeptBytes();
  #counted: Connection | undefined;
  #turn = 0;
  readonly #writes = new Map<string, number>();

  protected constructor(states: States, known = readTables(states.connection.database)) {
    this.states = states;
    this.known = known;
  }

  /** Names of all tables, in the order of the schema. */
  get tables(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Names of the table's columns, in order; `undefined` for an unknown table. */
  columns(table: string): readonly string[] | undefined {
    const known = this.known.get(table);
    return known && [...known.columns.keys()];
  }

  /** Name of the serial key of the table, if it has one. */
  serialKey(table: string): string | undefined {
    return this.known.get(table)?.key;
  }

  /** Another text after each change of a row, and after each change of the whole state. */
  get version(): string {
    if (this.#counted !== this.states.connection) this.turnOver();
    return `${this.#turn} ${this.states.connection.version}`;
  }

  /** As `version`, but only after changes that may concern the table. */
  versionOf(table: string): string {
    if (this.#counted !== this.states.connection) this.turnOver();
    const writes = `${this.#writes.get(table)} ${this.#writes.get(anyTable)}`;
    return `${this.#turn} ${this.states.connection.foreignChanges} ${writes}`;
  }

  /** Counts a write into the table; `anyTable` for a statement of which that is not known. */
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

  /** Rows of any query, values bound. */
  select(sql: string, ...values: SqlValue[]): Row[] {
    return this.prepare(sql).all(...values);
  }

  /** Rows of a query for a `number` and `bytes`; those without bytes are left out. */
  selectBytes(sql: string, ...values: readonly SqlValue[]): NumberedBytes[] {
    const rows: Record<string, unknown>[] = this.prepare(sql).all(...values);
    return rows.flatMap(({ number, bytes }) => (Buffer.isBuffer(bytes) ? [{ number: Number(number), bytes }] : []));
  }

  /** Rows of a table in the order in which they were added, or by the given columns. */
  all(table: string, where: Where = {}, order = 'rowid'): Row[] {
    return this.select(`SELECT * FROM ${quote(table)}${matching(where)} ORDER BY ${order}`, ...Object.values(where));
  }

  /** Some of the rows of a table in the order in which they were added. */
  page(table: string, where: Where, { limit, offset }: { readonly limit: number; readonly offset: number }): Row[] {
    const sql = `SELECT * FROM ${quote(table)}${matching(where)} ORDER BY rowid LIMIT ? OFFSET ?`;
    return this.select(sql, ...Object.values(where), limit, offset);
  }

  /** All values of each row as one text, by the place of the row in the table. No row is held longer than it is looked at. */
  *rowTexts(table: string): Generator<RowText, undefined> {
    const values = this.columns(table)?.map((column) => `CAST(${quote(column)} AS TEXT)`) ?? [];
    const sql = `SELECT rowid AS place, json_array(${values.join(', ')}) AS text FROM ${quote(table)} ORDER BY rowid`;
    for (const { place, text } of this.prepare(sql).iterate()) yield { place: Number(place), text: String(text) };
  }

  /** The first row that matches, or `undefined`. */
  first(table: string, where: Where, order = 'rowid'): Row | undefined {
    const sql = `SELECT * FROM ${quote(table)}${matching(where)} ORDER BY ${order} LIMIT 1`;
    return this.prepare(sql).get(...Object.values(where));
  }

  count(table: string, where: Where = {}): number {
    const sql = `SELECT count(*) AS rows FROM ${quote(table)}${matching(where)}`;
    return Number(this.prepare(sql).get(...Object.values(where))?.['rows'] ?? 0);
  }

  has(table: string, where: Where): boolean {
    return (
      this.prepare(`SELECT 1 FROM ${quote(table)}${matching(where)} LIMIT 1`).get(...Object.values(where)) !== undefined
    );
  }

  protected table(name: string): Table {
    const table = this.known.get(name);
    if (table === undefined) throw new Error(`no table ${name} in schema.sql`);
    return table;
  }

  protected prepare(sql: string): Statement<SqlValue[], Row> {
    return this.states.connection.prepare(sql);
  }
}
