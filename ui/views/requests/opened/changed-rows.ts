import type { TableDifference } from '#store/difference.ts';

type TableRow = TableDifference['added'][number];
type Cell = TableRow[string];

/** The answer of `GET /__admin/requests/ID/changes`. */
export interface ChangesAnswer {
  readonly id: string;
  /** The tables with changed rows, by name. */
  readonly tables: Readonly<Record<string, TableDifference>>;
}

/** A row that an act added, removed or changed. */
export interface ChangedRow {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The primary key or first column, to tell rows apart: `id 38`. */
  readonly name: string;
  /** The columns that differ; of an added or removed row those that are not empty. */
  readonly columns: readonly {
    readonly name: string;
    readonly from: Cell | undefined;
    readonly to: Cell | undefined;
  }[];
}

/** Returns the rows of a table that an act changed: changed ones first, then added and removed ones. */
export function changedRowsOf({ changed, added, removed }: TableDifference): readonly ChangedRow[] {
  return [
    ...changed.map(({ from, to }) => changedRow('changed', from, to)),
    ...added.map((row) => changedRow('added', {}, row)),
    ...removed.map((row) => changedRow('removed', row, {})),
  ];
}

function changedRow(kind: ChangedRow['kind'], from: TableRow, to: TableRow): ChangedRow {
  const row = { ...from, ...to };
  const [first] = Object.keys(row);
  const names = Object.keys(row).filter((name) => (kind === 'changed' ? from[name] !== to[name] : !isEmpty(row[name])));
  return {
    kind,
    name: first === undefined ? '' : `${first} ${row[first]}`,
    columns: names.map((name) => ({ name, from: from[name], to: to[name] })),
  };
}

function isEmpty(value: Cell | undefined): boolean {
  return value === undefined || value === null || value === '';
}
