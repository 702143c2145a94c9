import { BadRequest } from '#errors.ts';
import type { SqlValue } from '#store/row.ts';
import { checkFor, storable } from '#store/schema/columns.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import { sealPage } from './pages.ts';

/** A column of a record as the real server has it. */
interface RecordColumn {
  readonly name: string;
  /** The value as it is stored. Throws `BadRequest`. */
  readonly check: (value: SqlValue) => SqlValue;
  /** What a record without the column gets; `undefined` where each record must say. */
  readonly whenMissing: SqlValue | undefined;
}

/** A record to be written. Its values can come from anywhere, and are checked. */
type GivenRecord = { readonly [Name in keyof Rows['cel']]?: SqlValue };

/** Where a record stands: records rise by both, but for those that come late. */
interface Place {
  readonly id: number;
  readonly time: string;
}

/** Columns that are made here and not given. */
export const madeColumns: readonly string[] = ['out_of_order'] satisfies readonly (keyof Rows['cel'])[];

/**
 * Writes call records, and with each whole page of them its text, which no plain insert does. A record needs its type, time
 * and call; without `id` it gets the next one. Throws `BadRequest` when the real database would refuse a record, and then writes
 * none.
 */
export function addCallRecords(store: Store, records: Iterable<GivenRecord>): void {
  const columns = columnsOf(store);
  const sql = insertOf(columns.map(({ name }) => name));
  store.transaction(() => {
    let newest = newestIn(store);
    for (const record of records) {
      const place = { id: idOf(store, record), time: storedTime(record.eventtime) };
      const isOutOfOrder = place.id < newest.id || place.time < newest.time;
      const values = columns.map((column) => valueIn(column, record, place));
      store.run(sql, ...values, Number(isOutOfOrder));
      store.sequences.raise('cel', place.id);
      sealPage(store, place.id);
      if (!isOutOfOrder) newest = place;
    }
  });
}

/** Writes records anew that came in by other ways (SQL), and so have no place yet. Throws `BadRequest`. */
export function completeCallRecords(store: Store): void {
  const records = store.all('cel', { out_of_order: null }, 'id');
  store.transaction(() => {
    store.delete('cel', { out_of_order: null });
    addCallRecords(store, records);
  });
}

function insertOf(names: readonly string[]): string {
  const all = [...names, ...madeColumns];
  return `INSERT INTO cel (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
}

function columnsOf(store: Store): readonly RecordColumn[] {
  const sql = `SELECT name, lower(type) AS type, dflt_value FROM pragma_table_info('cel') ORDER BY cid`;
  return store
    .query({ name: 'text', type: 'text', dflt_value: 'text?' }, sql)
    .filter(({ name }) => !madeColumns.includes(name))
    .map(({ name, type, dflt_value: literal }) => ({
      name,
      check: checkFor({ table: 'cel', name, type, nullable: false }),
      whenMissing: literal?.replaceAll("'", ''),
    }));
}

function idOf(store: Store, { id }: GivenRecord): number {
  if (id === undefined || id === null) return store.sequences.peek('cel');
  return Number(storable({ table: 'cel', name: 'id', type: 'integer', nullable: false }, id));
}

function valueIn({ name, check, whenMissing }: RecordColumn, record: Where, { id, time }: Place): SqlValue {
  if (name === 'id') return id;
  if (name === 'eventtime') return time;
  const value = record[name];
  return value === undefined && whenMissing !== undefined ? whenMissing : check(value ?? null);
}

/** Six fraction digits, so that the text sorts as the time does. Throws `BadRequest`. */
function storedTime(value: SqlValue | undefined): string {
  const time = String(value);
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?$/.test(time)) {
    return time.length === 26 ? time : `${time}${time.includes('.') ? '' : '.'}`.padEnd(26, '0');
  }
  const message = 'eventtime must be YYYY-MM-DD HH:MM:SS with up to six fraction digits';
  throw new BadRequest({ message, field: 'cel.eventtime', rule: 'timestamp', value });
}

/** A record with a smaller id or an earlier time than one before it comes out_of_order; this is the last of the others. */
function newestIn(store: Store): Place {
  const newest = store.first('cel', { out_of_order: 0 }, 'id DESC');
  return { id: newest?.id ?? 0, time: newest?.eventtime ?? '' };
}
