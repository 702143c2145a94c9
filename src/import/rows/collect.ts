import type { ShownRows } from '#core/answer-rows.ts';
import type { Row } from '#store/row.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import { orderedBySequences } from './order.ts';

/** The rows of one table, in the order in which they are stored. */
interface CollectedTable {
  readonly rows: readonly Row[];
  /** True if the table may have further rows. */
  readonly isPartial: boolean;
}

/** The rows of tables, by the name of the table. */
export type CollectedRows = ReadonlyMap<string, CollectedTable>;

/**
 * Joins the rows that answers show: rows with one key are one row, in which later answers replace the columns of earlier ones. Rows
 * that only follow from answers come last, unless they are shown.
 */
export function collectedRows(shown: readonly ShownRows[]): CollectedRows {
  const store = Store.inMemory(readSchema());
  try {
    const tables = new Map<string, TableRows>();
    for (const each of shown) {
      const table = tables.get(each.table) ?? new TableRows(store, each.table);
      tables.set(each.table, table);
      table.add(each);
    }
    return new Map([...tables].map(([name, table]) => [name, table.collected()]));
  } finally {
    store.close();
  }
}

class TableRows {
  readonly #primaryKey: readonly string[];
  readonly #serialKey: string | undefined;
  readonly #rows = new Map<string, Row>();
  readonly #sequences: (readonly string[])[] = [];
  readonly #following: { readonly row: Row; readonly unlessEqual: readonly string[] }[] = [];
  #isPartial: boolean = false;
  #isShown = false;

  constructor(store: Store, name: string) {
    const table = store.anyTable(name);
    this.#primaryKey = table?.primaryKey ?? [];
    this.#serialKey = table?.serialKey;
  }

  add({ rows, unlessEqual, isPartial }: ShownRows): void {
    if (unlessEqual !== undefined) {
      this.#following.push(...rows.map((row) => ({ row, unlessEqual })));
      return;
    }
    // A table is complete once an answer shows all of it.
    this.#isPartial = isPartial === true && (this.#isPartial || !this.#isShown);
    this.#isShown = true;
    const keys = rows.map((row) => this.#put(row));
    if (keys.length > 1) this.#sequences.push(keys);
  }

  collected(): CollectedTable {
    const keys = [...this.#rows.keys()];
    const serial = this.#serialKey;
    if (serial !== undefined) keys.sort((one, other) => this.#number(one, serial) - this.#number(other, serial));
    const ordered = orderedBySequences(keys, this.#sequences)
      .map((key) => this.#rows.get(key))
      .filter((row) => row !== undefined);
    return { rows: [...ordered, ...this.#newFollowing(ordered)], isPartial: this.#isPartial || !this.#isShown };
  }

  #put(row: Row): string {
    const key = JSON.stringify(this.#primaryKey.map((column) => row[column] ?? null));
    this.#rows.set(key, { ...this.#rows.get(key), ...row });
    return key;
  }

  #number(key: string, column: string): number {
    return Number(this.#rows.get(key)?.[column] ?? 0);
  }

  /** Adds the rows that nothing shows, with the ids after those in use where they have none. */
  #newFollowing(shown: readonly Row[]): readonly Row[] {
    const added: Row[] = [];
    const known = new Map<string, Set<string>>();
    const ids = shown.map((row) => Number(row[this.#serialKey ?? ''] ?? 0));
    let id = ids.reduce((one, other) => Math.max(one, other), 0);
    for (const { row, unlessEqual } of this.#following) {
      const columns = unlessEqual.join();
      const texts = known.get(columns) ?? new Set(shown.map((each) => textOf(each, unlessEqual)));
      known.set(columns, texts);
      const text = textOf(row, unlessEqual);
      if (texts.has(text)) continue;
      texts.add(text);
      id += 1;
      added.push(
        this.#serialKey === undefined || row[this.#serialKey] !== undefined ? row : { [this.#serialKey]: id, ...row },
      );
    }
    return added;
  }
}

function textOf(row: Row, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => String(row[column] ?? '')));
}
