import { AnyTable } from './any-table.ts';
import { type BulkInsert, bulkInsert } from './bulk.ts';
import type { RowChanges, StoredRow } from './changes/row-changes.ts';
import type { WrittenRow } from './changes/row-image.ts';
import type { SqlValue } from './row.ts';
import { storable } from './schema/columns.ts';
import { constraintRefusal, type FailedWrite } from './schema/constraints.ts';
import { accountOwner, nounOf } from './schema/nouns.ts';
import { Sequences } from './sequences.ts';
import { bindings, isRefusedRow, quote, untyped, type Where, whereClause } from './sql.ts';
import { anyTableName, StoreReader } from './store-reader.ts';
import type { ColumnValues, Exactly, TableName } from './table-types.ts';

/** What a statement writes, for the message of a refusal. */
type Write = Pick<FailedWrite, 'table' | 'columnValues'>;

/** The write operations of a store. Writes that the real database would refuse throw `BadRequest`. */
export class StoreWriter extends StoreReader {
  readonly sequences = new Sequences();
  /** True if an updated row moves to the end of its table, unless the table is ordered by its key. */
  changedRowsGoLast = false;
  /** Collects the rows that the running transaction changes, if its owner wants to know them. */
  protected changes: RowChanges | undefined;
  /** Queries of `#storedRows` by table and condition: long texts, which take longer to build than to look up. */
  readonly #storedRowQueries = new Map<string, string>();

  /**
   * Adds a row and returns its id (0 for tables without a serial key). Throws `BadRequest` for a value that its column cannot hold
   * and for a duplicate, without using up an id; a missing or NULL value uses one up (core.md 7.8).
   */
  insert<Name extends TableName, Values extends ColumnValues<Name>>(table: Name, row: Exactly<Name, Values>): number {
    return this.#insert(table, untyped(row));
  }

  #insert(table: string, values: Where): number {
    const { key } = this.table(table);
    const explicitId = key === undefined ? null : (values[key] ?? null);
    if (key === undefined || explicitId !== null) {
      this.#write(table, values);
      if (key !== undefined) this.sequences.raise(table, Number(explicitId));
      return Number(explicitId ?? 0);
    }
    const id = this.sequences.peek(table);
    try {
      this.#write(table, { [key]: id, ...values });
    } catch (error) {
      if (isRefusedRow(error)) this.sequences.consume(table);
      throw error;
    }
    return this.sequences.consume(table);
  }

  /**
   * Adds rows and returns their number. All rows have the columns of the first one, in its order, plus the `shared` values. They
   * are validated as by `insert`, but much faster; rows without their serial key get the next ids.
   */
  insertMany<Name extends TableName, Shared extends ColumnValues<Name>, Values extends ColumnValues<Name>>(
    table: Name,
    shared: Exactly<Name, Shared>,
    rows: Iterable<Exactly<Name, Values>>,
  ): number {
    const { key } = this.table(table);
    let insert: BulkInsert | undefined;
    let [count, last] = [0, this.sequences.peek(table) - 1];
    for (const values of rows) {
      const row = untyped(values);
      insert ??= bulkInsert(table, this.table(table), { shared: untyped(shared), first: row });
      const id = insert.needsId || key === undefined ? last + 1 : Number(row[key]);
      this.#run(insert.sql, insert.valuesOf(id, row), { table, columnValues: () => ({ ...shared, ...row }) });
      last = Math.max(last, id);
      count += 1;
    }
    if (key !== undefined && count > 0) this.sequences.raise(table, last);
    return count;
  }

  /** Returns a table whose name or columns are data, or `undefined` if it does not exist. */
  anyTable(name: TableName): AnyTable;
  anyTable(name: string): AnyTable | undefined;
  anyTable(name: string): AnyTable | undefined {
    const table = this.tablesByName.get(name);
    if (table === undefined) return undefined;
    return new AnyTable(name, table, {
      prepare: (sql) => this.prepare(sql),
      insert: (values) => this.#insert(name, values),
      insertSeedRow: (values) => this.#insertSeedRow(name, values),
      update: (where, changes) => this.#update(name, where, changes),
      delete: (where) => this.#delete(name, where),
    });
  }

  /** Returns all tables, in schema order. */
  anyTables(): readonly AnyTable[] {
    return this.tables.flatMap((name) => this.anyTable(name) ?? []);
  }

  #insertSeedRow(table: string, values: Where): void {
    const { columns, key } = this.table(table);
    const storables = Object.entries(values).map(([name, value]) => {
      const column = columns.get(name);
      return value === '' && column?.nullable ? value : this.#storableOne(table, name, value);
    });
    this.#writeStorable(table, values, storables);
    if (key !== undefined) this.sequences.raise(table, Number(values[key] ?? 0));
  }

  /** Updates the rows that match and returns their number. */
  update<Name extends TableName, Match extends ColumnValues<Name>, Values extends ColumnValues<Name>>(
    table: Name,
    where: Exactly<Name, Match>,
    changes: Exactly<Name, Values>,
  ): number {
    return this.#update(table, untyped(where), untyped(changes));
  }

  #update(table: string, where: Where, changes: Where): number {
    const names = Object.keys(changes);
    if (names.length === 0) return 0;
    const set = names.map((name) => `${quote(name)} = ?`).join(', ');
    const values = this.#storable(table, changes);
    const rowids = this.changedRowsGoLast && this.table(table).hasSeparateRowid ? this.#rowidsOf(table, where) : [];
    const before = this.changes === undefined ? [] : this.#storedRows(table, where);
    const sql = `UPDATE ${quote(table)} SET ${set}${whereClause(where)}`;
    const columnValues = () => ({ ...where, ...changes });
    const count = this.#run(sql, [...values, ...bindings(where)], { table, columnValues });
    if (before.length > 0) this.#noteUpdate(table, before, { names, values });
    for (const rowid of rowids) this.#moveLast(table, rowid);
    return count;
  }

  /** The rows that match, in a form that is read several times faster than rows as objects. */
  #storedRows(table: string, where: Where): StoredRow[] {
    const condition = whereClause(where);
    const key = `${table}${condition}`;
    let sql = this.#storedRowQueries.get(key);
    if (sql === undefined) {
      const columns = [...this.table(table).columns.keys()].map(quote).join(', ');
      sql = `SELECT rowid AS rowid, json_array(${columns}) AS text FROM ${quote(table)}${condition}`;
      this.#storedRowQueries.set(key, sql);
    }
    return this.prepare<StoredRow>(sql).all(...bindings(where));
  }

  #noteUpdate(table: string, before: readonly StoredRow[], { names, values }: WrittenRow): void {
    this.changes?.update(table, before, { names, values });
    const { key, hasSeparateRowid } = this.table(table);
    const id = key === undefined || hasSeparateRowid ? undefined : values[names.indexOf(key)];
    if (typeof id === 'number') for (const { rowid } of before) this.changes?.move(table, rowid, id);
  }

  #rowidsOf(table: string, where: Where): readonly number[] {
    const sql = `SELECT rowid AS rowid FROM ${quote(table)}${whereClause(where)} ORDER BY rowid`;
    return this.query({ rowid: 'number' }, sql, ...bindings(where)).map(({ rowid }) => rowid);
  }

  #moveLast(table: string, rowid: number): void {
    const last = `(SELECT max(rowid) FROM ${quote(table)})`;
    const sql = `UPDATE ${quote(table)} SET rowid = ${last} + 1 WHERE rowid = ?`;
    this.#run(sql, [rowid], { table, columnValues: () => ({}) });
    if (this.changes === undefined) return;
    const [row] = this.query({ last: 'number' }, `SELECT max(rowid) AS last FROM ${quote(table)}`);
    this.changes.move(table, rowid, row?.last ?? rowid);
  }

  /** Deletes the rows that match and returns their number. */
  delete<Name extends TableName, Match extends ColumnValues<Name>>(table: Name, where: Exactly<Name, Match>): number {
    return this.#delete(table, untyped(where));
  }

  #delete(table: string, where: Where): number {
    const rows = this.changes === undefined ? undefined : this.#storedRows(table, where);
    // Most deletes of an act match nothing.
    if (rows?.length === 0) return 0;
    const sql = `DELETE FROM ${quote(table)}${whereClause(where)}`;
    const count = this.#run(sql, bindings(where), { table, columnValues: () => where });
    if (rows !== undefined) this.changes?.delete(table, rows);
    return count;
  }

  /**
   * Runs a statement that returns no rows and returns the number of changed rows. They are not among the changes that a transaction
   * collects.
   */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#run(sql, values, { table: anyTableName, columnValues: () => ({}) });
  }

  #storable(table: string, values: Where): SqlValue[] {
    return Object.entries(values).map(([name, value]) => this.#storableOne(table, name, value));
  }

  #storableOne(table: string, name: string, value: SqlValue): SqlValue {
    const column = this.table(table).columns.get(name);
    if (column === undefined) throw new Error(`there is no column ${name} in table ${table} of schema.sql`);
    return storable(column, value);
  }

  #write(table: string, values: Where): void {
    this.#writeStorable(table, values, this.#storable(table, values));
  }

  #writeStorable(table: string, row: Where, values: readonly SqlValue[]): void {
    const names = Object.keys(row);
    const placeholders = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quote(table)} (${names.map(quote).join(', ')}) VALUES (${placeholders})`;
    const write = { table, columnValues: () => row };
    const { lastInsertRowid } = this.#attempt(write, () => this.prepare(sql).run(...values));
    this.changes?.insert(table, Number(lastInsertRowid), { names, values });
  }

  #run(sql: string, values: SqlValue[], write: Write): number {
    return this.#attempt(write, () => this.prepare(sql).run(...values)).changes;
  }

  /** Executes a statement. Throws `BadRequest` if the database refuses what it writes. */
  #attempt<Result>({ table, columnValues }: Write, execute: () => Result): Result {
    this.noteWrite(table);
    try {
      return execute();
    } catch (error) {
      throw constraintRefusal(error, { table, columnValues, holderOf: (key) => this.#holderOf(table, key) });
    }
  }

  /** Names the object that has a unique key: `user 4`; `undefined` if its table has no serial key. */
  #holderOf(table: string, key: Where): string | undefined {
    const row = this.anyTable(table)?.first(key);
    if (row === undefined) return undefined;
    const owner = accountOwner(table, row);
    const ownerName = owner && this.#holderOf(owner.table, owner.where);
    if (ownerName !== undefined) return ownerName;
    const { key: id } = this.table(table);
    return id === undefined ? undefined : `${nounOf(table)} ${row[id]}`;
  }
}
