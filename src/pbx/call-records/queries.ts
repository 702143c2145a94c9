import type { Store } from '#store/store.ts';
import type { Chunks } from '#wire/chunks.ts';
import { jsonArrayOf, recordsInRange } from './pages.ts';
import { flaggedRecord, type Projection, plainRecord, type Selection, textsOf } from './texts.ts';

/** The records of a time, both ends included, oldest first. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
  /** Only those of this context, in any case; of all when empty. */
  readonly context?: string;
}

/** More records than any table has; ids end here. */
const endless = 2 ** 31 - 1;

/** The records after an id by time and id, as the JSON text of an answer; `undefined` for none. */
export function recordsAfter(
  store: Store,
  { id, limit = endless }: { id: number; limit?: number },
): Chunks | undefined {
  const isRising = store.query({ found: 'number' }, outOfOrderSql, id).length === 0;
  if (isRising) return recordsInRange(store, plainRecord, { first: id + 1, last: endless, limit });
  return made(store, plainRecord, selectAfter(id, limit));
}

/** The records of a time with the name of their flags, as the JSON text of an answer; `undefined` for none. */
export function recordsBetween(store: Store, span: TimeRange, limit: number = endless): Chunks | undefined {
  const ids = (span.context ?? '') === '' ? idsBetween(store, span) : undefined;
  if (ids !== undefined) return recordsInRange(store, flaggedRecord, { ...ids, limit });
  const { sql, values } = selectBetween(span, '*');
  return made(store, flaggedRecord, { sql: `${sql} LIMIT ?`, values: [...values, limit] });
}

/** An answer that is made of the records themselves. */
function made(store: Store, projection: Projection, selection: Selection): Chunks | undefined {
  const texts = textsOf(store, projection, selection);
  return jsonArrayOf(texts === undefined ? [] : [texts.bytes]);
}

/** While no record is late, the records of a time are a range of ids, whose texts are kept joined. */
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

/** A range of the index by time, which has the order of the answers. */
export function selectBetween({ from, to, context = '' }: TimeRange, columns: string): Selection {
  const condition = context === '' ? '' : ' AND folded(context) = folded(?)';
  const sql = `SELECT ${columns} FROM cel WHERE eventtime BETWEEN ? AND ?${condition} ORDER BY eventtime, id`;
  return { sql, values: context === '' ? [from, to] : [from, to, context] };
}

/** Late records are few: they are sorted in among the first of the others. */
function selectAfter(id: number, limit: number): Selection {
  return { sql: mixedSql, values: [id, limit, id, limit] };
}

/** The first late record after an id; while there is none, the order of the ids is that of the times. */
export const outOfOrderSql = 'SELECT 1 AS found FROM cel WHERE out_of_order = 1 AND id > ? LIMIT 1';

const mixedSql = `SELECT cel.* FROM (
    SELECT * FROM (SELECT id, eventtime FROM cel WHERE out_of_order = 0 AND id > ? ORDER BY id LIMIT ?)
    UNION ALL SELECT id, eventtime FROM cel WHERE out_of_order = 1 AND id > ?
  ) AS picked JOIN cel USING (id) ORDER BY picked.eventtime, picked.id LIMIT ?`;
