import type Database from 'better-sqlite3';
import type { SqlValue } from '../row.ts';
import type { Column } from './columns.ts';

/** A table as the schema declares it. */
export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** The serial key (`id`, `uniqueid`), for tables that have one. */
  readonly key: string | undefined;
  /** The columns of the primary key, in order; empty if there is none. */
  readonly primaryKey: readonly string[];
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
  readonly initial: string | null;
}

/** A table while its columns are read. */
interface OpenTable extends Table {
  readonly columns: Map<string, Column>;
  readonly primaryKey: string[];
  key: string | undefined;
  hasSeparateRowid: boolean;
}

/** Reads the tables of the real server with their columns and keys from a database, in schema order. */
export function readTables(database: Database.Database): ReadonlyMap<string, Table> {
  const sql = `SELECT m.name AS "table", c.name, lower(c.type) AS type, c."notnull" AS required, c.pk,
    c.dflt_value AS initial
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.rowid, c.cid`;
  const tables = new Map<string, OpenTable>();
  for (const { table, name, type, required, pk, initial } of database.prepare<[], ColumnInfo>(sql).all()) {
    if (table.startsWith(internalPrefix)) continue;
    const entry = tables.get(table) ?? {
      columns: new Map(),
      key: undefined,
      primaryKey: [],
      hasSeparateRowid: true,
    };
    const nullable = required === 0 && pk === 0;
    entry.columns.set(name, { table, name, type, nullable, initial: literalOf(initial) });
    if (pk > 0) entry.primaryKey[pk - 1] = name;
    if (pk === 1 && (type === 'integer' || type === 'serial')) entry.key = name;
    // SQLite makes an `INTEGER PRIMARY KEY` an alias of `rowid`.
    if (pk === 1 && type === 'integer') entry.hasSeparateRowid = false;
    tables.set(table, entry);
  }
  return tables;
}

/** Returns the value of the SQL literal of a `DEFAULT` clause. */
function literalOf(sql: string | null): SqlValue {
  if (sql === null || sql.toUpperCase() === 'NULL') return null;
  return sql.startsWith("'") ? sql.slice(1, -1).replaceAll("''", "'") : Number(sql);
}
