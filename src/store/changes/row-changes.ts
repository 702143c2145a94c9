import { type RowImage, sizeOfImage, type WrittenRow } from './row-image.ts';

/** A row before it is written. */
export interface StoredRow {
  readonly rowid: number;
  /** JSON array of the values in column order. */
  readonly text: string;
}

/** What a transaction did to the row with a `rowid`: there was none before without `before`, and there is none now without `after`. */
export interface RowChange {
  readonly before?: RowImage | undefined;
  readonly after?: RowImage | undefined;
}

/** The image of a row whose values are not kept, because the changes of the transaction exceed the limit. */
const omittedImage = '';

/** The kinds of changes. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** Most changed rows of a transaction whose values are kept. */
const maxRows = 200;

/** Most bytes of values that are kept, approximately. */
const maxBytes = 256 * 1024;

/**
 * Collects the rows that a transaction changes, by table and `rowid`. Several changes of a row become one. Keeps the values of the first
 * 200 rows and 256 KiB, and counts the others.
 */
export class RowChanges {
  readonly #tables = new Map<string, Map<number, RowChange>>();
  /** Changes before they were replaced, so that a rollback can restore them. */
  #replaced: { readonly table: string; readonly rowid: number; readonly change: RowChange | undefined }[] = [];
  /** For each running transaction, the outermost first, the length of `#replaced` to which it rolls back. */
  readonly #marks: number[] = [];
  readonly #omitted = new Map<string, Record<ChangeKind, number>>();
  #rows = 0;
  #bytes = 0;
  #isDropped = false;

  /** Notes an inserted row. */
  insert(table: string, rowid: number, row: WrittenRow): void {
    this.#set(table, rowid, { before: this.#find(table, rowid)?.before, after: this.#kept(row) });
  }

  /** Notes the new values of rows, which are given as they were before. */
  update(table: string, rows: readonly StoredRow[], { names, values }: WrittenRow): void {
    for (const { rowid, text } of rows) {
      const known = this.#find(table, rowid);
      const before = known === undefined ? this.#kept(text) : known.before;
      const base = known === undefined ? before : known.after;
      const isOmitted = base === undefined || base === omittedImage;
      this.#set(table, rowid, { before, after: isOmitted ? omittedImage : this.#sized({ names, values, base }) });
    }
  }

  /** Notes deleted rows. */
  delete(table: string, rows: readonly StoredRow[]): void {
    for (const { rowid, text } of rows) {
      const known = this.#find(table, rowid);
      this.#set(table, rowid, { before: known === undefined ? this.#kept(text) : known.before });
    }
  }

  /** Notes that a row, whose change is known, has another `rowid` now. */
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
    if (this.#omitted.size > 0) return false;
    for (const { size } of this.#tables.values()) if (size > 0) return false;
    return true;
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
  get tables(): ReadonlySet<string> {
    return new Set([...this.#tables.keys(), ...this.#omitted.keys()]);
  }

  /** The changes of a table, in the order in which its rows were first changed. */
  changesOf(table: string): readonly RowChange[] {
    return [...(this.#tables.get(table)?.values() ?? [])];
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

  /** Returns the image of another row, or the omitted one if a limit is exceeded. */
  #kept(image: RowImage): RowImage {
    if (this.#rows >= maxRows) return omittedImage;
    this.#rows += 1;
    return this.#sized(image);
  }

  /** Returns the image, or the omitted one if the limit of bytes is exceeded. */
  #sized(image: RowImage): RowImage {
    if (this.#bytes >= maxBytes) return omittedImage;
    this.#bytes += sizeOfImage(image);
    return this.#bytes > maxBytes ? omittedImage : image;
  }

  /** Drops what only a rollback needs, rows that are neither before nor after, and rows whose values are not kept. */
  #seal(): void {
    this.#replaced = [];
    for (const [table, rows] of this.#tables) {
      for (const [rowid, { before, after }] of rows) {
        const isOmitted = before === omittedImage || after === omittedImage;
        if (isOmitted) this.#countOmitted(table, { before, after });
        if (isOmitted || (before === undefined && after === undefined)) rows.delete(rowid);
      }
    }
  }

  #countOmitted(table: string, { before, after }: RowChange): void {
    const counts = this.#omitted.get(table) ?? { added: 0, removed: 0, changed: 0 };
    if (before === undefined) counts.added += 1;
    else if (after === undefined) counts.removed += 1;
    else counts.changed += 1;
    this.#omitted.set(table, counts);
  }
}
