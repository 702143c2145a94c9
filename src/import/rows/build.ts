import { Refusal } from '#errors.ts';
import { tableWriters } from '#seeding/table-writers.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { Row, SqlValue } from '#store/row.ts';
import { type DeclaredColumn, declaredColumns } from '#store/schema/declared-columns.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import type { CollectedRows } from './collect.ts';
import { withInventedSecrets } from './secrets.ts';

/** Rows to write, by table, and what had to be done to them. */
export interface BuiltRows {
  /** The rows by table, in the order of the schema. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** Rows that the tables cannot hold: `linefeatures 3: name must be …`. */
  readonly leftOut: readonly string[];
  /** Columns without a default that no answer shows: `agentfeatures.description`. */
  readonly completed: readonly string[];
  /** Columns whose secrets were invented, with the number of rows. */
  readonly invented: Readonly<Record<string, number>>;
}

/**
 * Writes the rows to a store, so that those which the tables cannot hold are found, and adds the rows of `others` to tables that
 * are missing or not complete.
 */
export function buildRows(collected: CollectedRows, others: ReadonlyMap<string, readonly Row[]>): BuiltRows {
  const store = Store.inMemory(readSchema());
  try {
    const builder = new Builder(store);
    for (const table of store.anyTables()) {
      builder.write(table, collected.get(table.name)?.rows ?? []);
      if (collected.get(table.name)?.isPartial ?? true) builder.addOthers(table, others.get(table.name) ?? []);
    }
    return builder.built();
  } finally {
    store.close();
  }
}

class Builder {
  readonly #store: Store;
  readonly #tables = new Map<string, Row[]>();
  readonly #leftOut: string[] = [];
  readonly #completed = new Set<string>();
  readonly #invented = new Map<string, number>();

  constructor(store: Store) {
    this.#store = store;
  }

  write(table: AnyTable, rows: readonly Row[]): void {
    const missing = columnsToComplete(table);
    const shown = rows.filter((row) => Object.keys(row).length > 0);
    if (shown.length < rows.length)
      this.#leftOut.push(`${table.name}: ${rows.length - shown.length} without any column`);
    const complete = shown.map((row) => this.#complete(table, row, missing));
    const writer = tableWriters[table.name];
    if (writer !== undefined) {
      this.#tables.set(table.name, complete);
      return;
    }
    for (const row of complete) this.#insert(table, row, (reason) => this.#leftOut.push(reason));
  }

  /** Adds rows whose keys are free; the others are those of the PBX. */
  addOthers(table: AnyTable, rows: readonly Row[]): void {
    for (const row of rows) this.#insert(table, row, () => undefined);
  }

  built(): BuiltRows {
    return {
      tables: new Map([...this.#tables].filter(([, rows]) => rows.length > 0)),
      leftOut: this.#leftOut,
      completed: [...this.#completed],
      invented: Object.fromEntries(this.#invented),
    };
  }

  #insert(table: AnyTable, row: Row, onRefusal: (reason: string) => void): void {
    try {
      this.#store.transaction(() => table.insertSeedRow(row));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      onRefusal(`${placeOf(table, row)}: ${error.reason.message}`);
      return;
    }
    const rows = this.#tables.get(table.name) ?? [];
    this.#tables.set(table.name, rows);
    rows.push(row);
  }

  #complete(table: AnyTable, shown: Row, missing: readonly DeclaredColumn[]): Row {
    const { row, invented } = withInventedSecrets(shown, placeOf(table, shown));
    for (const column of invented) {
      const name = `${table.name}.${column}`;
      this.#invented.set(name, (this.#invented.get(name) ?? 0) + 1);
    }
    const lacking = missing.filter(({ name }) => row[name] === undefined);
    for (const { name } of lacking) this.#completed.add(`${table.name}.${name}`);
    return { ...row, ...Object.fromEntries(lacking.map((column) => [column.name, neutralValue(column)])) };
  }
}

/** The columns that have no default and must not be NULL, except the key, which is assigned. */
function columnsToComplete(table: AnyTable): readonly DeclaredColumn[] {
  const defaults = table.defaults();
  return declaredColumns(table.name).filter(
    ({ name, nullable }) => !nullable && (defaults[name] ?? null) === null && name !== table.serialKey,
  );
}

function neutralValue({ type, values: [first] = [] }: DeclaredColumn): SqlValue {
  return first ?? (/^(?:int|integer|smallint|serial|float)$/.test(type) ? 0 : '');
}

function placeOf({ name, primaryKey }: AnyTable, row: Row): string {
  return [name, primaryKey.map((column) => row[column] ?? '').join(' ')].join(' ').trim();
}
