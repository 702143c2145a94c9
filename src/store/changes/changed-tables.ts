import type { AnyTable } from '../any-table.ts';
import type { TableDifference } from '../difference.ts';
import type { Row } from '../row.ts';
import type { RowChanges } from './row-changes.ts';
import { rowOf } from './row-image.ts';

/** A change of one row. */
interface Change {
  readonly before?: Row | undefined;
  readonly after?: Row | undefined;
}

/**
 * Returns the changes of a transaction by table name, in schema order, without tables whose rows are as before. A row that was deleted
 * and inserted again with the same primary key is a changed one.
 */
export function changedTables(
  changes: RowChanges,
  tables: readonly AnyTable[],
): Readonly<Record<string, TableDifference>> {
  const changed = changes.tables;
  return Object.fromEntries(
    tables
      .filter(({ name }) => changed.has(name))
      .flatMap((table) => {
        const difference = differenceOfTable(changes, table);
        return difference === undefined ? [] : [[table.name, difference]];
      }),
  );
}

function differenceOfTable(changes: RowChanges, table: AnyTable): TableDifference | undefined {
  const rows = changes.changesOf(table.name).map(({ before, after }) => ({
    before: before === undefined ? undefined : rowOf(before, table),
    after: after === undefined ? undefined : rowOf(after, table),
  }));
  const differing = paired(rows, table).filter(isDifferent);
  const omitted = changes.omittedOf(table.name);
  if (differing.length === 0 && omitted === undefined) return undefined;
  return {
    added: differing.flatMap(({ before, after }) => (before === undefined && after ? [after] : [])),
    removed: differing.flatMap(({ before, after }) => (after === undefined && before ? [before] : [])),
    changed: differing.flatMap(({ before, after }) => (before && after ? [{ from: before, to: after }] : [])),
    ...(omitted && { omitted }),
  };
}

/** Joins the removal and the addition of a row with the same primary key. */
function paired(changes: readonly Change[], { primaryKey }: AnyTable): readonly Change[] {
  if (primaryKey.length === 0) return changes;
  const keyOf = (row: Row) => JSON.stringify(primaryKey.map((column) => row[column] ?? null));
  const removed = new Map(
    changes.flatMap(({ before, after }) => (before && after === undefined ? [[keyOf(before), before] as const] : [])),
  );
  const joined = new Set<Row>();
  const others = changes.map(({ before, after }) => {
    const former = before === undefined && after ? removed.get(keyOf(after)) : undefined;
    if (former !== undefined) joined.add(former);
    return { before: before ?? former, after };
  });
  return others.filter(({ before, after }) => after !== undefined || before === undefined || !joined.has(before));
}

function isDifferent({ before = {}, after = {} }: Change): boolean {
  const columns = Object.keys({ ...before, ...after });
  return columns.some((column) => before[column] !== after[column]);
}
