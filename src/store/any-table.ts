import type { Statement } from 'better-sqlite3';
import type { Row, SqlValue } from './row.ts';
import type { Table } from './schema/tables.ts';
import { bound, countOf, quote, type RowCount, rowsOf, type Where } from './sql.ts';

/** The values of a row as one text; rows with equal values have equal texts. */
export interface RowText {
  /** Its `rowid`. */
  readonly place: number;
  readonly text: string;
}

/** What a table needs of its store. */
interface Access {
  prepare<Found = Row>(sql: string): Statement<SqlValue[], Found>;
  insert(values: Where): number;
  insertSeed(values: Where): void;
  update(where: Where, changes: Where): number;
  delete(where: Where): number;
}

/**
 * A table whose name is data, as in seeds, fixtures and the control plane. The compiler knows nothing of its columns: whoever
 * filters by a column has looked it up in `columns`.
 */
export class AnyTable {
  readonly name: string;
  /** Names of the columns, in order. */
  readonly columns: readonly string[];
  /** Name of the serial key, if there is one. */
  readonly serialKey: string | undefined;
  readonly #access: Access;

  constructor(name: string, { columns, key }: Table, access: Access) {
    this.name = name;
    this.columns = [...columns.keys()];
    this.serialKey = key;
    this.#access = access;
  }

  /** The rows in the order in which they were added, or by the given columns. */
  all(where: Where = {}, order?: string): Row[] {
    return this.#access.prepare(rowsOf(this.name, where, order)).all(...bound(where));
  }

  /** Some of the rows in the order in which they were added. */
  page(where: Where, { limit, offset }: { readonly limit: number; readonly offset: number }): Row[] {
    return this.#access.prepare(`${rowsOf(this.name, where)} LIMIT ? OFFSET ?`).all(...bound(where), limit, offset);
  }

  /** The first row that matches, or `undefined`. */
  first(where: Where): Row | undefined {
    return this.#access.prepare(`${rowsOf(this.name, where)} LIMIT 1`).get(...bound(where));
  }

  count(where: Where = {}): number {
    return this.#access.prepare<RowCount>(countOf(this.name, where)).get(...bound(where))?.rows ?? 0;
  }

  /** All values of each row as one text, by the place of the row in the table. No row is held longer than it is looked at. */
  *texts(): Generator<RowText, undefined> {
    const values = this.columns.map((column) => `CAST(${quote(column)} AS TEXT)`);
    const sql = `SELECT rowid AS place, json_array(${values.join(', ')}) AS text FROM ${quote(this.name)} ORDER BY rowid`;
    yield* this.#access.prepare<RowText>(sql).iterate();
  }

  /** Adds a row and returns its id, as `Store.insert`. */
  insert(values: Where): number {
    return this.#access.insert(values);
  }

  /** Adds a row of a seed: it has its own id, and may hold `''` in nullable columns of any type. Throws `BadRequest`. */
  insertSeed(values: Where): void {
    this.#access.insertSeed(values);
  }

  /** Changes the rows that match, and returns their number. */
  update(where: Where, changes: Where): number {
    return this.#access.update(where, changes);
  }

  /** Deletes the rows that match, all of them unless told otherwise, and returns their number. */
  delete(where: Where = {}): number {
    return this.#access.delete(where);
  }
}
