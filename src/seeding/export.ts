import type { Row } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import { givenColumns } from './rows.ts';
import { mode, sequences, tables, tablesOf } from './sections.ts';
import { rowOrders, tableWriters } from './table-writers.ts';

/** The present state as a document of tables, which says of itself that it replaces any other state. */
export function exportFixtures(store: Store): Readonly<Record<string, unknown>> {
  const counters = new Map(store.sequences.entries().filter(([, last]) => last > 0));
  return {
    [mode]: 'replace',
    [tables]: Object.fromEntries(tablesOf(store).map((table) => [table, rowsOf(store, table)])),
    [sequences]: Object.fromEntries(
      store.tables.flatMap((table) => [[table, counters.get(table)]].filter(([, last]) => last)),
    ),
  };
}

/** The rows in the order in which they have to be written again. */
function rowsOf(store: Store, table: string): readonly Row[] {
  const writer = tableWriters[table];
  if (writer === undefined) return store.all(table, {}, rowOrders[table]);
  const columns = givenColumns(store, table);
  return store
    .all(table, {}, writer.order)
    .map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
}
