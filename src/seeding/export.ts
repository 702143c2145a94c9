import type { AnyTable } from '#store/any-table.ts';
import type { Row } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import { inputColumns } from './rows.ts';
import { modeKey, sequencesKey, tablesKey, tablesOf } from './sections.ts';
import { rowOrders, tableWriters } from './table-writers.ts';

/** Returns the current state as a fixture document of tables with mode `replace`. */
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

/** Returns the rows in the order in which an import must write them. */
function rowsOf(table: AnyTable): readonly Row[] {
  const writer = tableWriters[table.name];
  if (writer === undefined) return table.all({}, rowOrders[table.name]);
  const columns = inputColumns(table);
  return table
    .all({}, writer.order)
    .map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
}
