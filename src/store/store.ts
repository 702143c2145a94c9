import { existsSync, statSync } from 'node:fs';
import { type BulkForm, bulkForm } from './bulk.ts';
import { storable } from './columns.ts';
import { Connection } from './connection.ts';
import { integer, type SqlValue, text } from './row.ts';
import { Sequences } from './sequences.ts';
import { isRefusedRow, matching, quote, refusalOf, type Where } from './sql.ts';
import { FileStates, MemoryStates } from './states.ts';
import { StoredRows } from './stored-rows.ts';

/**
 * The tables of the fake PBX. Rows are plain objects in column order. What the real database would refuse throws
 * `BadRequest`. Each request is a savepoint: it stays whole or leaves nothing.
 */
export class Store extends StoredRows {
  readonly sequences = new Sequences();

  /** An empty store in memory. */
  static inMemory(schema: string): Store {
    return new Store(MemoryStates.empty(schema));
  }

  /** A store in memory with the rows of an image. Throws `ForeignImage`. */
  static fromImage(image: Buffer): Store {
    const store = new Store(MemoryStates.fromImage(image));
    store.#readSequences();
    return store;
  }

  /** A store in a file; `isNew` when it has to be filled, else it goes on where it was. Throws `ForeignImage`. */
  static inFile(schema: string, file: string): { store: Store; isNew: boolean } {
    const isKnown = existsSync(file) && statSync(file).size > 0;
    const states = new FileStates(isKnown ? Connection.open(file) : Connection.create(schema, file), file);
    const store = new Store(states);
    store.#readSequences();
    return { store, isNew: !isKnown || !states.hasBaseline };
  }

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
      this.#run(form.sql, form.valuesOf(id, row), table);
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

  /** Runs a script of statements; ids that it gave to rows are not handed out again. */
  script(sql: string): void {
    this.states.connection.exec(sql);
    for (const [table, { key }] of this.known) {
      if (key === undefined) continue;
      const [row = {}] = this.select(`SELECT max(${quote(key)}) AS last FROM ${quote(table)}`);
      if (integer(row, 'last') > 0) this.sequences.raise(table, integer(row, 'last'));
    }
  }

  /** Runs `work` as one transaction: when it throws, nothing of it is left but the ids it used up. */
  transaction<T>(work: () => T): T {
    const { connection } = this.states;
    connection.exec('SAVEPOINT request');
    try {
      const result = work();
      if (this.states.persistent) this.#writeSequences();
      connection.exec('RELEASE request');
      return result;
    } catch (error) {
      connection.exec('ROLLBACK TO request; RELEASE request');
      if (this.states.persistent) this.#writeSequences();
      throw error;
    }
  }

  /** Within a transaction: what was written so far stays even if the rest is refused (core.md 7.8, dialect recorded). */
  keep(): void {
    this.states.connection.exec('RELEASE request; SAVEPOINT request');
  }

  /** The present state becomes the one that `reset` brings back. */
  markBaseline(): void {
    this.#writeSequences(this.sequences.entries());
    this.states.markBaseline();
    this.sequences.markBaseline();
  }

  /** Back to the baseline: rows and ids. */
  reset(): void {
    this.states.reset();
    this.turnOver();
    if (this.states.persistent) this.#readSequences();
    else this.sequences.reset();
  }

  /** The present state as an SQLite file. */
  image(): Buffer {
    this.#writeSequences(this.sequences.entries());
    return this.states.image();
  }

  /** The baseline as an SQLite file; the present state stays. */
  baselineImage(): Buffer {
    this.#writeSequences(this.sequences.entries());
    return this.states.baselineImage();
  }

  /** The image becomes the present state; the baseline stays what it was. Throws `ForeignImage`. */
  restore(image: Buffer): void {
    this.states.restore(image);
    this.#readSequences();
  }

  close(): void {
    this.states.close();
  }

  #writeSequences(counters = this.sequences.takeChanges()): void {
    const statement = this.prepare('INSERT OR REPLACE INTO mock_sequences (name, last) VALUES (?, ?)');
    for (const [name, last] of counters) statement.run(name, last);
  }

  #readSequences(): void {
    const rows = this.select('SELECT name, last FROM mock_sequences');
    this.sequences.replace(rows.map((row) => [text(row, 'name'), integer(row, 'last')]));
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
    this.#writeStorable(table, Object.keys(values), this.#storable(table, values));
  }

  #writeStorable(table: string, names: readonly string[], values: readonly SqlValue[]): void {
    const places = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quote(table)} (${names.map(quote).join(', ')}) VALUES (${places})`;
    this.#run(sql, [...values], table);
  }

  #run(sql: string, values: SqlValue[], table: string): number {
    try {
      return this.prepare(sql).run(...values).changes;
    } catch (error) {
      throw refusalOf(error, table);
    }
  }
}
