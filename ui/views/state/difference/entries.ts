import type { TableRow } from '../../../lib/row.ts';

/** What has happened to a row between two states. */
export type ChangeKind = 'added' | 'changed' | 'removed';

/** The kinds of changes, in the order in which they are shown. */
export const changeKinds: readonly ChangeKind[] = ['added', 'changed', 'removed'];

/** The rows of one table that differ between two states, as the mock answers them. */
export interface TableChanges {
  readonly added: readonly TableRow[];
  readonly removed: readonly TableRow[];
  readonly changed: readonly { readonly from: TableRow; readonly to: TableRow }[];
  /** Number of rows of each kind that are not listed. */
  readonly omitted?: Readonly<Record<ChangeKind, number>>;
}

/** A row that differs; an added row has no `from`, a removed one no `to`. */
export interface ChangedRow {
  readonly table: string;
  readonly kind: ChangeKind;
  readonly from?: TableRow;
  readonly to?: TableRow;
}

/** A table that differs: how many rows of each kind, omitted ones included, and where its listed rows start. */
export interface ChangedTable {
  readonly table: string;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly omitted: number;
  /** Index of its first row in the list of all rows. */
  readonly start: number;
}

/** The differences between two states, table by table. */
export interface Differences {
  readonly tables: readonly ChangedTable[];
  readonly rows: readonly ChangedRow[];
}

/** Returns the rows of all tables as one list, which can be paged. */
export function differencesIn(tables: Readonly<Record<string, TableChanges>>): Differences {
  const rows: ChangedRow[] = [];
  const changed = Object.entries(tables).map(([table, { added, removed, changed, omitted }]): ChangedTable => {
    const start = rows.length;
    rows.push(
      ...added.map((to) => ({ table, kind: 'added' as const, to })),
      ...changed.map(({ from, to }) => ({ table, kind: 'changed' as const, from, to })),
      ...removed.map((from) => ({ table, kind: 'removed' as const, from })),
    );
    return {
      table,
      counts: {
        added: added.length + (omitted?.added ?? 0),
        changed: changed.length + (omitted?.changed ?? 0),
        removed: removed.length + (omitted?.removed ?? 0),
      },
      omitted: changeKinds.reduce((sum, kind) => sum + (omitted?.[kind] ?? 0), 0),
      start,
    };
  });
  return { tables: changed, rows };
}

/** Returns the names of the columns whose values differ between two states of a row. */
export function changedColumns(from: TableRow, to: TableRow): readonly string[] {
  return Object.keys({ ...from, ...to }).filter((column) => from[column] !== to[column]);
}
