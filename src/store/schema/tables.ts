import type Database from 'better-sqlite3';
import type { Column } from './columns.ts';

/** A table as the schema declares it. */
export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** The serial key (`id`, `uniqueid`), for tables that have one. */
  readonly key: string | undefined;
  /** True if the key is not an alias of `rowid`, so that rows can be reordered without changing their key. */
  readonly hasSeparateRowid: boolean;
}

/** Prefix of the mock's own tables, which the real server does not have. */
const internalPrefix = 'mock_';

interface ColumnInfo {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly pk: number;
}

/** Reads the tables of the real server with their columns and keys from a database, in schema order. */
export function readTables(database: Database.Database): ReadonlyMap<string, Table> {
  const sql = `SELECT m.name AS "table", c.name, lower(c.type) AS type, c."notnull" AS required, c.pk
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.rowid, c.cid`;
  const tables = new Map<
    string,
    { columns: Map<string, Column>; key: string | undefined; hasSeparateRowid: boolean }
  >();
  for (const { table, name, type, required, pk } of database.prepare<[], ColumnInfo>(sql).all()) {
    if (table.startsWith(internalPrefix)) continue;
    const entry = tables.get(table) ?? { columns: new Map(), key: undefined, hasSeparateRowid: true };
    entry.columns.set(name, { table, name, type, nullable: required === 0 && pk === 0 });
    if (pk === 1 && (type === 'integer' || type === 'serial')) entry.key = name;
    // SQLite makes an `INTEGER PRIMARY KEY` an alias of `rowid`.
    if (pk === 1 && type === 'integer') entry.hasSeparateRowid = false;
    tables.set(table, entry);
  }
  return tables;
}
