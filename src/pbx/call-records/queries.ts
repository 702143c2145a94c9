import type { Store } from '#store/store.ts';
import type { Chunks } from '#wire/chunks.ts';
import { jsonArrayOf, recordsInRange } from './pages.ts';
import { flaggedRecord, type Projection, plainRecord, type Selection, textsOf } from './texts.ts';

/** A range of times (`YYYY-MM-DD HH:MM:SS`), both bounds included. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
  /** Selects only records of this context, ignoring case; absent or empty for all contexts. */
  readonly context?: string;
}

/** The greatest id that a record can have. */
const maxId = 2 ** 31 - 1;

/** Returns the records after an id as a JSON array, ordered by time and id; `undefined` if there are none. */
export function recordsAfter(store: Store, { id, limit = maxId }: { id: number; limit?: number }): Chunks | undefined {
  const isInOrder = store.query({ out_of_order: 'number' }, outOfOrderSql, id).length === 0;
  if (isInOrder) return recordsInRange(store, plainRecord, { first: id + 1, last: maxId, limit });
  return arrayOf(store, plainRecord, selectAfter(id, limit));
}

/** Returns the records of a time range with the names of their flags as a JSON array, oldest first; `undefined` if there are none. */
export function recordsBetween(store: Store, range: TimeRange, limit: number = maxId): Chunks | undefined {
  const ids = (range.context ?? '') === '' ? idsBetween(store, range) : undefined;
  if (ids !== undefined) return recordsInRange(store, flaggedRecord, { ...ids, limit });
  const { sql, values } = selectBetween(range, '*');
  return arrayOf(store, flaggedRecord, { sql: `${sql} LIMIT ?`, values: [...values, limit] });
}

/** The selected records as a JSON array, built without pages. */
function arrayOf(store: Store, projection: Projection, selection: Selection): Chunks | undefined {
  const texts = textsOf(store, projection, selection);
  return jsonArrayOf(texts === undefined ? [] : [texts.bytes]);
}

/** The ids of a time range; `undefined` if it is empty or if some record is out of order, as the ids then may not be one range. */
function idsBetween(
  store: Store,
  { from, to }: TimeRange,
): { readonly first: number; readonly last: number } | undefined {
  const [row] = store.query({ first: 'cel.id?', last: 'cel.id?', out_of_order: 'number' }, idsSql, from, to);
  if (row === undefined || row.out_of_order === 1 || row.first === null || row.last === null) return undefined;
  return { first: row.first, last: row.last };
}

const idsSql = `SELECT (SELECT id FROM cel WHERE eventtime >= ? ORDER BY eventtime, id LIMIT 1) AS first,
  (SELECT id FROM cel WHERE eventtime <= ? ORDER BY eventtime DESC, id DESC LIMIT 1) AS last,
  EXISTS (SELECT 1 FROM cel WHERE out_of_order = 1) AS out_of_order`;

/** Returns the query for the records of a time range, ordered by time and id as in the index by time. */
export function selectBetween({ from, to, context = '' }: TimeRange, columns: string): Selection {
  const condition = context === '' ? '' : ' AND folded(context) = folded(?)';
  const sql = `SELECT ${columns} FROM cel WHERE eventtime BETWEEN ? AND ?${condition} ORDER BY eventtime, id`;
  return { sql, values: context === '' ? [from, to] : [from, to, context] };
}

/** Records out of order are few: all of them are merged with the first `limit` records in order. */
function selectAfter(id: number, limit: number): Selection {
  return { sql: mergedSql, values: [id, limit, id, limit] };
}

/** Returns a row if some record after an id is out of order; if none is, ids and times have the same order. */
export const outOfOrderSql = 'SELECT 1 AS out_of_order FROM cel WHERE out_of_order = 1 AND id > ? LIMIT 1';

const mergedSql = `SELECT cel.* FROM (
    SELECT * FROM (SELECT id, eventtime FROM cel WHERE out_of_order = 0 AND id > ? ORDER BY id LIMIT ?)
    UNION ALL SELECT id, eventtime FROM cel WHERE out_of_order = 1 AND id > ?
  ) AS selected JOIN cel USING (id) ORDER BY selected.eventtime, selected.id LIMIT ?`;
