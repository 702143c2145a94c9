import { type BulkForm, bulkForm } from './bulk.ts';
import type { SqlValue } from './row.ts';
import { storable } from './schema/columns.ts';
import { type FailedWrite, refusalOf } from './schema/constraints.ts';
import { knownAs, nounOf } from './schema/nouns.ts';
import { Sequences } from './sequences.ts';
import { isRefusedRow, matching, quote, type Where } from './sql.ts';
import { anyTable, StoredRows } from './stored-rows.ts';

/** The writing half of a store: what the real database would refuse throws `BadRequest`. */
export class WrittenRows extends StoredRows {
  readonly sequences = new Sequences();
  /** Whether a row that is changed goes behind the others of its table, where their key does not fix the order. */
  changedRowsGoLast = false;

  /**
   * Adds a row and gives its id (0 for tables without serial key). A value that its column cannot hold is refused before the
   * row gets its id, and so is a duplicate; a row with NULL where there must be a value has used one up (core.md 7.8).
   */
  insert(table: string, values: Where): number {
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
  insertMany(table: string, same: Where, rows: Iterable<Where>): number {
    const { key } = this.table(table);
    let form: BulkForm | undefined;
    let [count, last] = [0, this.sequences.peek(table) - 1];
    for (const row of rows) {
      form ??= bulkForm(table, this.table(table), { same, first: row });
      const id = form.needsId || key === undefined ? last + 1 : Number(row[key]);
      this.#run(form.sql, form.valuesOf(id, row), { table, given: () => ({ ...same, ...row }) });
      last = Math.max(last, id);
      count += 1;
    }
    if (key !== undefined && count > 0) this.sequences.raise(table, last);
    return count;
  }

  /** Adds a row of a seed: it has its own id, and may hold `''` in nullable columns of any type. */
  insertSeed(table: string, values: Where): void {
    const { columns, key } = this.table(table);
    const storables = Object.entries(values).map(([name, value]) => {
      const column = columns.get(name);
      return value === '' && column?.nullable ? value : this.#storableOne(table, name, value);
    });
    this.#writeStorable(table, values, storables);
    if (key !== undefined) this.sequences.raise(table, Number(values[key] ?? 0));
  }

  /** Changes the rows that match; gives their number. */
  update(table: string, where: Where, changes: Where): number {
    const names = Object.keys(changes);
    if (names.length === 0) return 0;
    const set = names.map((name) => `${quote(name)} = ?`).join(', ');
    const values = this.#storable(table, changes);
    const places = this.changedRowsGoLast && this.table(table).hasOwnOrder ? this.#placesOf(table, where) : [];
    const sql = `UPDATE ${quote(table)} SET ${set}${matching(where)}`;
    const given = () => ({ ...where, ...changes });
    const count = this.#run(sql, [...values, ...Object.values(where)], { table, given });
    for (const place of places) this.#moveLast(table, place);
    return count;
  }

  #placesOf(table: string, where: Where): readonly SqlValue[] {
    const sql = `SELECT rowid AS place FROM ${quote(table)}${matching(where)} ORDER BY rowid`;
    return this.select(sql, ...Object.values(where)).map((row) => row['place'] ?? null);
  }

  #moveLast(table: string, place: SqlValue): void {
    const last = `(SELECT max(rowid) FROM ${quote(table)})`;
    const sql = `UPDATE ${quote(table)} SET rowid = ${last} + 1 WHERE rowid = ?`;
    this.#run(sql, [place], { table, given: () => ({}) });
  }

  /** Deletes the rows that match; gives their number. */
  delete(table: string, where: Where): number {
    return this.#run(`DELETE FROM ${quote(table)}${matching(where)}`, Object.values(where), {
      table,
      given: () => where,
    });
  }

  /** Runs a statement that returns no rows; gives the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#run(sql, values, { table: anyTable, given: () => ({}) });
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
      throw refusalOf(error, { table, given, holderOf: (key) => this.#holderOf(table, key) });
    }
  }

  /** What holds a unique key, with its serial key if its table has one: `user 4`. */
  #holderOf(table: string, key: Where): string | undefined {
    const row = this.first(table, key);
    if (row === undefined) return undefined;
    const owner = knownAs(table, row);
    if (owner !== undefined && this.has(owner.table, owner.where)) return this.#holderOf(owner.table, owner.where);
    const id = this.table(table).key;
    return id === undefined ? undefined : `${nounOf(table)} ${row[id]}`;
  }
}
