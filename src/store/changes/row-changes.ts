import type { Row, SqlValue } from '../row.ts';

/** An inserted row: the values of its columns; the other columns have their defaults. */
interface InsertedRow {
  readonly names: readonly string[];
  readonly values: readonly SqlValue[];
}

/** A row with its `rowid`, as a statement returned it. */
export type StoredRow = Row & { readonly rowid: number };

/** What a transaction did to the row with a `rowid`: it did not exist before without `before`, and does not exist now without `after`. */
export interface RowChange {
  readonly before?: Row | undefined;
  readonly after?: Row | InsertedRow | undefined;
}

/** A change whose values are not kept, because the changes of the transaction exceed the limit. */
const omittedRow: Row = {};

/** The kinds of changes. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** Most changed rows of a transaction whose values are kept. */
const maxRows = 200;

/** Most bytes of values that are kept, approximately. */
const maxBytes = 256 * 1024;

/** Approximate size of a value in memory, besides the characters of a string. */
const bytesOfValue = 8;

/**
 * Collects the rows that a transaction changes, by table and `rowid`. Several changes of a row become one. Keeps the values of the first
 * 200 rows and 256 KiB, and counts the others.
 */
export class RowChanges {
  readonly #tables = new Map<string, Map<number, RowChange>>();
  /** Changes before they were replaced, so that a rollback can restore them. */
  readonly #replaced: { readonly table: string; readonly rowid: number; readonly change: RowChange | undefined }[] = [];
  /** For each running transaction, the outermost first, the length of `#replaced` to which it rolls back. */
  readonly #marks: number[] = [];
  readonly #omitted = new Map<string, Record<ChangeKind, number>>();
  #rows = 0;
  #bytes = 0;
  #isDropped = false;

  /** Notes an inserted row. */
  insert(table: string, rowid: number, row: InsertedRow): void {
    const existing = this.#find(table, rowid);
    this.#set(table, rowid, { before: existing?.before, after: this.#kept(row, row.values) });
  }

  /** Notes updated rows as they were before, with the new values of some of their columns. */
  update(table: string, rows: readonly StoredRow[], changes: Row): void {
    for (const row of rows) {
      const existing = this.#find(table, row.rowid);
      const before = existing === undefined ? this.#kept(row, Object.values(row)) : existing.before;
      const current = existing === undefined ? before : existing.after;
      const isOmitted = before === omittedRow || current === omittedRow || current === undefined;
      const after = isOmitted ? omittedRow : { ...rowOf(current), ...changes };
      this.#set(table, row.rowid, { before, after });
    }
  }

  /** Notes deleted rows. */
  delete(table: string, rows: readonly StoredRow[]): void {
    for (const row of rows) {
      const existing = this.#find(table, row.rowid);
      const before = existing === undefined ? this.#kept(row, Object.values(row)) : existing.before;
      this.#set(table, row.rowid, { before });
    }
  }

  /** Notes that a row, which was noted before, has another `rowid` now. */
  move(table: string, from: number, to: number): void {
    const change = this.#find(table, from);
    if (change === undefined || from === to) return;
    this.#set(table, from, { before: change.before });
    this.#set(table, to, { before: this.#find(table, to)?.before, after: change.after });
  }

  /** Begins a transaction, which may be inside another one. */
  begin(): void {
    this.#marks.push(this.#replaced.length);
  }

  /** Keeps the changes so far even if the innermost transaction is rolled back. */
  keepSoFar(): void {
    this.#marks[this.#marks.length - 1] = this.#replaced.length;
  }

  /** Ends the innermost transaction. */
  commit(): void {
    this.#marks.pop();
    if (this.#marks.length === 0) this.#seal();
  }

  /** Ends the innermost transaction and drops its changes. */
  rollBack(): void {
    const mark = this.#marks.pop() ?? 0;
    for (const { table, rowid, change } of this.#replaced.splice(mark).reverse()) {
      if (change === undefined) this.#tables.get(table)?.delete(rowid);
      else this.#tables.get(table)?.set(rowid, change);
    }
    if (this.#marks.length === 0) this.#seal();
  }

  /** True if no row was changed. */
  get isEmpty(): boolean {
    return this.#omitted.size === 0 && [...this.#tables.values()].every(({ size }) => size === 0);
  }

  /** Size of the kept values in bytes, approximately. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True once the changes were dropped. */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** Frees the memory of the changes. */
  drop(): void {
    this.#isDropped = true;
    this.#tables.clear();
    this.#omitted.clear();
  }

  /** Names of the changed tables. */
  get tables(): readonly string[] {
    return [...new Set([...this.#tables.keys(), ...this.#omitted.keys()])];
  }

  /** The changes of a table, in the order in which its rows were first changed. */
  changesOf(table: string): readonly { readonly before?: Row | undefined; readonly after?: Row | undefined }[] {
    return [...(this.#tables.get(table)?.values() ?? [])].map(({ before, after }) => ({
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after: rowOf(after) }),
    }));
  }

  /** The number of changes of a table that are not kept, by kind. */
  omittedOf(table: string): Readonly<Record<ChangeKind, number>> | undefined {
    return this.#omitted.get(table);
  }

  #find(table: string, rowid: number): RowChange | undefined {
    return this.#tables.get(table)?.get(rowid);
  }

  #set(table: string, rowid: number, change: RowChange): void {
    let rows = this.#tables.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    this.#replaced.push({ table, rowid, change: rows.get(rowid) });
    rows.set(rowid, change);
  }

  /** Returns the row, or a placeholder if the limit is exceeded. */
  #kept<Kept extends Row | InsertedRow>(row: Kept, values: readonly SqlValue[]): Kept | Row {
    if (this.#rows >= maxRows || this.#bytes >= maxBytes) return omittedRow;
    this.#rows += 1;
    this.#bytes += values.length * bytesOfValue;
    for (const value of values) if (typeof value === 'string') this.#bytes += value.length;
    return this.#bytes > maxBytes ? omittedRow : row;
  }

  /** Drops what only a rollback needs, rows that do not exist before and after, and rows whose values are not kept. */
  #seal(): void {
    this.#replaced.length = 0;
    for (const [table, rows] of this.#tables) {
      for (const [rowid, { before, after }] of rows) {
        const isOmitted = before === omittedRow || after === omittedRow;
        if (isOmitted) this.#countOmitted(table, before, after);
        if (isOmitted || (before === undefined && after === undefined)) rows.delete(rowid);
      }
    }
  }

  #countOmitted(table: string, before: RowChange['before'], after: RowChange['after']): void {
    const counts = this.#omitted.get(table) ?? { added: 0, removed: 0, changed: 0 };
    counts[kindOf(before, after)] += 1;
    this.#omitted.set(table, counts);
  }
}

function kindOf(before: RowChange['before'], after: RowChange['after']): ChangeKind {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function rowOf(row: Row | InsertedRow): Row {
  return isInserted(row) ? Object.fromEntries(row.names.map((name, index) => [name, row.values[index] ?? null])) : row;
}

/** No table has a column `values`. */
function isInserted(row: Row | InsertedRow): row is InsertedRow {
  return Array.isArray(row.values);
}
