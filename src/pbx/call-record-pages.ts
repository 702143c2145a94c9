import { integer } from '../store/row.ts';
import type { Store } from '../store/store.ts';

/** Records whose texts are kept joined as well: those of the ids from 1 to 64, from 65 to 128, and so on. */
const pageLength = 64;

/** Reading a row costs more than copying its text, so long answers are cut from texts of many rows. */
const sealSql = `INSERT OR REPLACE INTO mock_cel_texts (page, wire)
  SELECT ?, group_concat(wire || '},', '') FROM (SELECT wire FROM cel WHERE id BETWEEN ? AND ? AND late = 0 ORDER BY id)
  HAVING count(*) = ${pageLength}`;

/** Joins the texts of the records up to this one, if it is the last one of a page. */
export function sealPage(store: Store, id: number): void {
  if (id > 0 && id % pageLength === 0) store.run(sealSql, id / pageLength, id - pageLength + 1, id);
}

/** The first id after another one, and the last one of all. */
const edgesSql = `SELECT (SELECT id FROM cel WHERE id > ? ORDER BY id LIMIT 1) AS first, (SELECT max(id) FROM cel) AS last`;

const countSql = `SELECT (SELECT count(*) FROM cel WHERE id BETWEEN ? AND ?)
  + ${pageLength} * (SELECT count(*) FROM mock_cel_texts WHERE page BETWEEN ? AND ?)
  + (SELECT count(*) FROM cel WHERE id BETWEEN ? AND ?) AS records`;

/** The parts of an answer come one after the other, so that nothing long is copied twice. */
const pagesSql = `SELECT CAST(group_concat(text, '') AS BLOB) FROM (
  SELECT '[' AS text
  UNION ALL SELECT group_concat(wire || '},', '') FROM cel WHERE id BETWEEN ? AND ?
  UNION ALL SELECT wire FROM mock_cel_texts WHERE page BETWEEN ? AND ?
  UNION ALL SELECT group_concat(wire || '},', '') FROM cel WHERE id BETWEEN ? AND ?
  UNION ALL SELECT wire || '}]' FROM cel WHERE id = ?)`;

/**
 * The records after an id, none of them late, as the text of an answer; `undefined` when no whole page is among them, or when
 * an id or a page is missing.
 */
export function pagesAfter(store: Store, id: number, limit: number): Buffer | undefined {
  const [edges = {}] = limit < 0 ? [] : store.select(edgesSql, id);
  const first = integer(edges, 'first');
  const last = Math.min(first + limit - 1, integer(edges, 'last'));
  const [from, to] = [Math.ceil((first - 1) / pageLength) + 1, Math.floor((last - 1) / pageLength)];
  if (first < 1 || to < from) return undefined;
  const parts = [first, (from - 1) * pageLength, from, to, to * pageLength + 1];
  const [counted = {}] = store.select(countSql, ...parts, last);
  const isWhole = integer(counted, 'records') === last - first + 1;
  return isWhole ? store.bytes(pagesSql, ...parts, last - 1, last) : undefined;
}
