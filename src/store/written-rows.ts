import { AnyTable } from './any-table.ts';
import { type BulkForm, bulkForm } from './bulk.ts';
import type { SqlValue } from './row.ts';
import { storable } from './schema/columns.ts';
import { constraintRefusal, type FailedWrite } from './schema/constraints.ts';
import { knownAs, nounOf } from './schema/nouns.ts';
import { Sequences } from './sequences.ts';
import { bound, isRefusedRow, matching, quote, untyped, type Where } from './sql.ts';
import { anyTableName, StoredRows } from './stored-rows.ts';
import type { ColumnValues, Exactly, TableName } from './table-types.ts';

/** The writing half of a store: what the real database would refuse throws `BadRequest`. */
export class WrittenRows extends StoredRows {
  readonly sequences = new Sequences();
  /** Whether a row that is changed goes behind the others of its table, where their key does not fix the order. */
  changedRowsGoLast = false;

  /**
   * Adds a row and gives its id (0 for tables without serial key). A value that its column cannot hold is refused before the
   * row gets its id, and so is a duplicate; a row with NULL where there must be a value has used one up (core.md 7.8).
   */
  insert<Name extends TableName, Given extends ColumnValues<Name>>(table: Name, row: Exactly<Name, Given>): number {
    return this.#insert(table, untyped(row));
  }

  #insert(table: string, values: Where): number {
    const { key } = this.table(table);
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
      if (isRefusedRow(error)) this.sequences.consume(table);
      throw error;
    }
    return this.sequences.consume(table);
  }

  /**
   * Adds many rows that all have the columns of the first one, in its order, beside values that are the `same` in each; gives their
   * number. They are checked as by `insert`, at a fraction of the cost; rows without their serial key get the next ids.
   */
  insertMany<Name extends TableName, Same extends ColumnValues<Name>, Given extends ColumnValues<Name>>(
    table: Name,
    same: Exactly<Name, Same>,
    rows: Iterable<Exactly<Name, Given>>,
  ): number {
    const { key } = this.table(table);
    let form: BulkForm | undefined;
    let [count, last] = [0, this.sequences.peek(table) - 1];
    for (const values of rows) {
      const row = untyped(values);
      form ??= bulkForm(table, this.table(table), { same: untyped(same), first: row });
      const id = form.needsId || key === undefined ? last + 1 : Number(row[key]);
      this.#run(form.sql, form.valuesOf(id, row), { table, given: () => ({ ...same, ...row }) });
      last = Math.max(last, id);
      count += 1;
    }
    if (key !== undefined && count > 0) this.sequences.raise(table, last);
    return count;
  }

  /** The table of that name, when the name or the columns are data; `undefined` when there is none. */
  anyTable(name: TableName): AnyTable;
  anyTable(name: string): AnyTable | undefined;
  anyTable(name: string): AnyTable | undefined {
    const table = this.known.get(name);
    if (table === undefined) return undefined;
    return new AnyTable(name, table, {
      prepare: (sql) => this.prepare(sql),
      insert: (values) => this.#insert(name, values),
      insertSeed: (values) => this.#insertSeed(name, values),
      update: (where, changes) => this.#update(name, where, changes),
      delete: (where) => this.#delete(name, where),
    });
  }

  /** All tables, in the order of the schema. */
  anyTables(): readonly AnyTable[] {
    return this.tables.flatMap((name) => this.anyTable(name) ?? []);
  }

  #insertSeed(table: string, values: Where): void {
    const { columns, key } = this.table(table);
    const storables = Object.entries(values).map(([name, value]) => {
      const column = columns.get(name);
      return value === '' && column?.nullable ? value : this.#storableOne(table, name, value);
    });
    this.#writeStorable(table, values, storables);
    if (key !== undefined) this.sequences.raise(table, Number(values[key] ?? 0));
  }

  /** Changes the rows that match; gives their number. */
  update<Name extends TableName, Wanted extends ColumnValues<Name>, Given extends ColumnValues<Name>>(
    table: Name,
    where: Exactly<Name, Wanted>,
    changes: Exactly<Name, Given>,
  ): number {
    return this.#update(table, untyped(where), untyped(changes));
  }

  #update(table: string, where: Where, changes: Where): number {
    const names = Object.keys(changes);
    if (names.length === 0) return 0;
    const set = names.map((name) => `${quote(name)} = ?`).join(', ');
    const values = this.#storable(table, changes);
    const places = this.changedRowsGoLast && this.table(table).hasOwnOrder ? this.#placesOf(table, where) : [];
    const sql = `UPDATE ${quote(table)} SET ${set}${matching(where)}`;
    const given = () => ({ ...where, ...changes });
    const count = this.#run(sql, [...values, ...bound(where)], { table, given });
    for (const place of places) this.#moveLast(table, place);
    return count;
  }

  #placesOf(table: string, where: Where): readonly number[] {
    const sql = `SELECT rowid AS place FROM ${quote(table)}${matching(where)} ORDER BY rowid`;
    return this.query({ place: 'number' }, sql, ...bound(where)).map(({ place }) => place);
  }

  #moveLast(table: string, place: number): void {
    const last = `(SELECT max(rowid) FROM ${quote(table)})`;
    const sql = `UPDATE ${quote(table)} SET rowid = ${last} + 1 WHERE rowid = ?`;
    this.#run(sql, [place], { table, given: () => ({}) });
  }

  /** Deletes the rows that match; gives their number. */
  delete<Name extends TableName, Wanted extends ColumnValues<Name>>(table: Name, where: Exactly<Name, Wanted>): number {
    return this.#delete(table, untyped(where));
  }

  #delete(table: string, where: Where): number {
    const sql = `DELETE FROM ${quote(table)}${matching(where)}`;
    return this.#run(sql, bound(where), { table, given: () => where });
  }

  /** Runs a statement that returns no rows; gives the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#run(sql, values, { table: anyTableName, given: () => ({}) });
  }

  #storable(table: string, values: Where): SqlValue[] {
    return Object.entries(values).map(([name, value]) => this.#storableOne(table, name, value));
  }

  #storableOne(table: string, name: string, value: SqlValue): SqlValue {
    const column = this.table(table).columns.get(name);
    if (column === undefined) throw new Error(`no column ${name} in table ${table} of schema.sql`);
    return storable(column, value);
  }

  #write(table: string, values: Where): void {
    this.#writeStorable(table, values, this.#storable(table, values));
  }

  #writeStorable(table: string, given: Where, values: readonly SqlValue[]): void {
    const names = Object.keys(given);
    const places = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quote(table)} (${names.map(quote).join(', ')}) VALUES (${places})`;
    this.#run(sql, [...values], { table, given: () => given });
  }

  #run(sql: string, values: SqlValue[], { table, given }: Pick<FailedWrite, 'table' | 'given'>): number {
    this.noteWrite(table);
    try {
      return this.prepare(sql).run(...values).changes;
    } catch (error) {
      throw constraintRefusal(error, { table, given, holderOf: (key) => this.#holderOf(table, key) });
    }
  }

  /** What holds a unique key, with its serial key if its table has one: `user 4`. */
  #holderOf(table: string, key: Where): string | undefined {
    const row = this.anyTable(table)?.first(key);
    if (row === undefined) return undefined;
    const owner = knownAs(table, row);
    const known = owner && this.#holderOf(owner.table, owner.where);
    if (known !== undefined) return known;
    const id = this.table(table).key;
    return id === undefined ? undefined : `${nounOf(table)} ${row[id]}`;
  }
}
