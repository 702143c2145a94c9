import { isDeepStrictEqual } from 'node:util';
import { Connection } from './connection.ts';
import type { Row } from './row.ts';
import { readTables } from './tables.ts';

/** How the rows of one table differ between two states. */
export interface TableDifference {
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly { readonly from: Row; readonly to: Row }[];
}

/** The tables in which two images differ, row by row; rows are the same when their place in the table is. */
export function differenceOf(from: Buffer, to: Buffer): Readonly<Record<string, TableDifference>> {
  const [one, other] = [Connection.open(from), Connection.open(to)];
  try {
    const tables = [...readTables(other.database).keys()];
    const found = tables.map((table) => [table, tableDifference(rowsOf(one, table), rowsOf(other, table))] as const);
    return Object.fromEntries(
      found.filter(([, { added, removed, changed }]) => added.length + removed.length + changed.length > 0),
    );
  } finally {
    one.close();
    other.close();
  }
}

function rowsOf(connection: Connection, table: string): ReadonlyMap<number, Row> {
  const rows = connection.prepare(`SELECT rowid AS "mock_rowid", * FROM "${table}" ORDER BY rowid`).all();
  return new Map(rows.map(({ mock_rowid, ...row }) => [Number(mock_rowid), row]));
}

function tableDifference(from: ReadonlyMap<number, Row>, to: ReadonlyMap<number, Row>): TableDifference {
  const added = [...to].filter(([id]) => !from.has(id)).map(([, row]) => row);
  const removed = [...from].filter(([id]) => !to.has(id)).map(([, row]) => row);
  const changed = [...to].flatMap(([id, row]) => {
    const before = from.get(id);
    return before === undefined || isDeepStrictEqual(before, row) ? [] : [{ from: before, to: row }];
  });
  return { added, removed, changed };
}
