import type Database from 'better-sqlite3';
import type { Column } from './columns.ts';

/** A table as the schema declares it. */
export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** The serial key (`id`, `uniqueid`), for tables that have one. */
  readonly key: string | undefined;
  /** Whether the rows have an order of their own, which their key does not fix. */
  readonly hasOwnOrder: boolean;
}

/** Tables of the product itself, beside those of the real server. */
const ownTables = 'mock_';

interface FoundColumn {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly pk: number;
}

/** Reads names, types and keys from the database: `schema.sql` is the only description of the tables. */
export function readTables(database: Database.Database): ReadonlyMap<string, Table> {
  const sql = `SELECT m.name AS "table", c.name, lower(c.type) AS type, c."notnull" AS required, c.pk
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.rowid, c.cid`;
  const tables = new Map<string, { columns: Map<string, Column>; key: string | undefined; hasOwnOrder: boolean }>();
  for (const { table, name, type, required, pk } of database.prepare<[], FoundColumn>(sql).all()) {
    if (table.startsWith(ownTables)) continue;
    const entry = tables.get(table) ?? { columns: new Map(), key: undefined, hasOwnOrder: true };
    entry.columns.set(name, { table, name, type, nullable: required === 0 && pk === 0 });
    if (pk === 1 && (type === 'integer' || type === 'serial')) entry.key = name;
    // Of an `INTEGER PRIMARY KEY` SQLite makes the place of the row itself.
    if (pk === 1 && type === 'integer') entry.hasOwnOrder = false;
    tables.set(table, entry);
  }
  return tables;
}
