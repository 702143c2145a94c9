import type { AnyTable } from '#store/any-table.ts';
import type { Row } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import { inputColumns } from './rows.ts';
import { modeKey, sequencesKey, tablesKey, tablesOf } from './sections.ts';
import { rowOrders, tableWriters } from './table-writers.ts';

/** The present state as a document of tables, which says of itself that it replaces any other state. */
export function exportFixtures(store: Store): Readonly<Record<string, unknown>> {
  const counters = new Map(store.sequences.entries().filter(([, last]) => last > 0));
  return {
    [modeKey]: 'replace',
    [tablesKey]: Object.fromEntries(tablesOf(store).map((table) => [table.name, rowsOf(table)])),
    [sequencesKey]: Object.fromEntries(
      store.tables.flatMap((table) => [[table, counters.get(table)]].filter(([, last]) => last)),
    ),
  };
}

/** The rows in the order in which they have to be written again. */
function rowsOf(table: AnyTable): readonly Row[] {
  const writer = tableWriters[table.name];
  if (writer === undefined) return table.all({}, rowOrders[table.name]);
  const columns = inputColumns(table);
  return table
    .all({}, writer.order)
    .map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
}
