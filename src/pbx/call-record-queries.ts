import type { SqlValue } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { pagesAfter } from './call-record-pages.ts';

/** A query with the values that it binds. */
export interface Cut {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The records of a time, both ends included, oldest first. */
export interface Span {
  readonly from: string;
  readonly to: string;
  /** Only those of this context, in any case; of all when empty. */
  readonly context?: string;
}

/** Names of the values of `amaflags`. */
export const flagNames = ['default', 'omit', 'billing', 'documentation'] as const;

/** SQLite takes a negative limit for none. */
const unlimited = -1;

/** The records after an id by time and id, as the JSON text of an answer; `undefined` for none. */
export function recordsAfter(store: Store, { id, limit }: { id: number; limit?: number }): Buffer | undefined {
  const cut = cutAfter(store, id, limit ?? unlimited);
  const pages = cut.isRising ? pagesAfter(store, id, limit ?? unlimited) : undefined;
  if (pages !== undefined) return pages;
  return store.bytes(joined(cut.sql, "wire, '},'", '}]'), ...cut.values);
}

/** The records of a time with the name of their flags, as the JSON text of an answer; `undefined` for none. */
export function recordsBetween(store: Store, span: Span, limit: number = unlimited): Buffer | undefined {
  const ids = (span.context ?? '') === '' ? idsBetween(store, span) : undefined;
  if (ids !== undefined && (limit < 0 || ids.last - ids.first < limit)) {
    return store.bytes(rangeSql, ids.first, ids.last);
  }
  const { sql, values } = cutBetween(span, `wire || ${flagsSql} AS wire`);
  return store.bytes(joined(`${sql} LIMIT ?`, 'wire', ']'), ...values, limit);
}

/** An answer is joined inside SQLite, straight into one buffer. */
export function joined(sql: string, items: string, end: string): string {
  return `SELECT CAST('[' || group_concat(${items}) || '${end}' AS BLOB) FROM (${sql})`;
}

const flagsSql = `CASE amaflags ${flagNames
  .map((name, flags) => `WHEN ${flags} THEN ',"amaflagsmeta":"${name}"}'`)
  .join(' ')} ELSE ',"amaflagsmeta":"${flagNames[0]}"}' END`;

/** While no record is late, the records of a time are a range of ids, which is read faster than an index with its table. */
function idsBetween(store: Store, { from, to }: Span): { readonly first: number; readonly last: number } | undefined {
  const [row = {}] = store.select(idsSql, from, to);
  const { first, last, late } = row;
  return late === 0 && typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined;
}

const idsSql = `SELECT (SELECT id FROM cel WHERE eventtime >= ? ORDER BY eventtime, id LIMIT 1) AS first,
  (SELECT id FROM cel WHERE eventtime <= ? ORDER BY eventtime DESC, id DESC LIMIT 1) AS last,
  EXISTS (SELECT 1 FROM cel WHERE late = 1) AS late`;

const rangeSql = `SELECT CAST('[' || group_concat(wire || ${flagsSql}, ',') || ']' AS BLOB)
  FROM cel WHERE id BETWEEN ? AND ?`;

/** A range of the index by time, which has the order of the answers. */
export function cutBetween({ from, to, context = '' }: Span, columns: string): Cut {
  const condition = context === '' ? '' : ' AND folded(context) = folded(?)';
  const sql = `SELECT ${columns} FROM cel WHERE eventtime BETWEEN ? AND ?${condition} ORDER BY eventtime, id`;
  return { sql, values: context === '' ? [from, to] : [from, to, context] };
}

/**
 * A range of ids. Its order is that of the times unless late records are in it; those are few, and are sorted in among the
 * first of the others.
 */
export function cutAfter(store: Store, id: number, limit: number): Cut & { readonly isRising: boolean } {
  const [late] = store.select(lateSql, id);
  return late === undefined
    ? { sql: risingSql, values: [id, limit], isRising: true }
    : { sql: mixedSql, values: [id, limit, id, limit], isRising: false };
}

export const lateSql = 'SELECT 1 FROM cel WHERE late = 1 AND id > ? LIMIT 1';

const risingSql = 'SELECT wire FROM cel WHERE id > ? ORDER BY id LIMIT ?';

const mixedSql = `SELECT wire FROM (
    SELECT * FROM (SELECT id, eventtime FROM cel WHERE late = 0 AND id > ? ORDER BY id LIMIT ?)
    UNION ALL SELECT id, eventtime FROM cel WHERE late = 1 AND id > ?
  ) AS picked JOIN cel USING (id) ORDER BY picked.eventtime, picked.id LIMIT ?`;
