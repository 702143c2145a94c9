import type { PreparedStatement } from './prepared-statement.ts';
import type { Row } from './row.ts';
import type { Table } from './schema/tables.ts';
import { always, containsText } from './search.ts';
import { bindings, quote, type RowCount, selectCount, selectRows, type Where, whereClause } from './sql.ts';

/** A row as one string; rows with equal values have equal strings. */
export interface RowText {
  readonly rowid: number;
  /** JSON array of the values as text, in column order. */
  readonly text: string;
}

/** The column by which rows are sorted. */
export interface ColumnOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Options of a page of rows. */
interface PageOptions {
  readonly limit: number;
  readonly offset: number;
  /** Text that a column contains, ignoring case. Default: all rows. */
  readonly search?: string;
  /** Default: insertion order. */
  readonly order?: ColumnOrder;
}

/** The operations of the store that a table uses. */
interface TableAccess {
  prepare<Result = Row>(sql: string): PreparedStatement<Result>;
  insert(values: Where): number;
  insertSeedRow(values: Where): void;
  update(where: Where, changes: Where): number;
  delete(where: Where): number;
}

/**
 * A table whose name is data, as in seeds, fixtures and the control plane. Its columns are not type-checked: look a column up in
 * `columns` before filtering by it.
 */
export class AnyTable {
  readonly name: string;
  /** Column names, in order. */
  readonly columns: readonly string[];
  /** Name of the serial key, if the table has one. */
  readonly serialKey: string | undefined;
  /** Names of the columns of the primary key, in order; empty if there is none. */
  readonly primaryKey: readonly string[];
  readonly #definition: Table;
  readonly #access: TableAccess;

  constructor(name: string, definition: Table, access: TableAccess) {
    const { columns, key, primaryKey } = definition;
    this.name = name;
    this.columns = [...columns.keys()];
    this.serialKey = key;
    this.primaryKey = primaryKey;
    this.#definition = definition;
    this.#access = access;
  }

  /** Returns a row of the defaults of all columns. */
  defaults(): Row {
    const columns = [...this.#definition.columns.values()];
    return Object.fromEntries(columns.map(({ name, initial = null }) => [name, initial]));
  }

  /** Returns the rows that match, in insertion order or sorted by `order` (SQL). */
  all(where: Where = {}, order?: string): Row[] {
    return this.#access.prepare(selectRows(this.name, where, order)).all(...bindings(where));
  }

  /** Returns one page of the rows that match, and the number of rows that do. */
  page(where: Where, { limit, offset, search = '', order }: PageOptions): { total: number; rows: Row[] } {
    const text = search === '' ? always : containsText(this.columns.map(quote), search);
    const condition = `${whereClause(where) || ' WHERE TRUE'} AND ${text.sql}`;
    const values = [...bindings(where), ...text.values];
    const from = `FROM ${quote(this.name)}${condition}`;
    const by = order === undefined ? '' : `${quote(order.column)}${order.descending ? ' DESC' : ''}, `;
    const [counted] = this.#access.prepare<RowCount>(`SELECT count(*) AS rows ${from}`).all(...values);
    const rows = this.#access.prepare(`SELECT * ${from} ORDER BY ${by}rowid LIMIT ? OFFSET ?`);
    return { total: counted?.rows ?? 0, rows: rows.all(...values, limit, offset) };
  }

  /** Returns the first row that matches, or `undefined`. */
  first(where: Where): Row | undefined {
    return this.#access.prepare(`${selectRows(this.name, where)} LIMIT 1`).get(...bindings(where));
  }

  count(where: Where = {}): number {
    return this.#access.prepare<RowCount>(selectCount(this.name, where)).get(...bindings(where))?.rows ?? 0;
  }

  /** Iterates over all rows as text, by ascending `rowid`, holding one row in memory at a time. */
  *texts(): Generator<RowText, undefined> {
    const values = this.columns.map((column) => `CAST(${quote(column)} AS TEXT)`);
    const sql = `SELECT rowid AS rowid, json_array(${values.join(', ')}) AS text FROM ${quote(this.name)} ORDER BY rowid`;
    yield* this.#access.prepare<RowText>(sql).iterate();
  }

  /** Adds a row and returns its id, like `Store.insert`. */
  insert(values: Where): number {
    return this.#access.insert(values);
  }

  /** Adds a row of the seeds, which sets its own id and may hold `''` in any nullable column. Throws `BadRequest`. */
  insertSeedRow(values: Where): void {
    this.#access.insertSeedRow(values);
  }

  /** Updates the rows that match and returns their number. */
  update(where: Where, changes: Where): number {
    return this.#access.update(where, changes);
  }

  /** Deletes the rows that match (all rows by default) and returns their number. */
  delete(where: Where = {}): number {
    return this.#access.delete(where);
  }
}
