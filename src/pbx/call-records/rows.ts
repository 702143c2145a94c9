import { BadRequest } from '#errors.ts';
import { integer, type SqlValue, text } from '#store/row.ts';
import { type Column, isWritable, storable } from '#store/schema/columns.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import { sealPage } from './pages.ts';

/** A column of a record as the real server has it. */
interface RecordColumn extends Column {
  /** A text up to this length fits, whatever its characters. */
  readonly fits: number;
  /** What a record without the column gets; `undefined` where each record must say. */
  readonly whenMissing: SqlValue | undefined;
}

/** Where a record stands: records rise by both, but for those that come late. */
interface Place {
  readonly id: number;
  readonly time: string;
}

/** Columns that are made here and not given. */
export const madeColumns = ['late'];

/**
 * Writes call records, and with each whole page of them its text; the only way into the table. A record needs its type, time
 * and call; without `id` it gets the next one. Throws `BadRequest` when the real database would refuse a record, and then writes
 * none.
 */
export function addCallRecords(store: Store, records: Iterable<Where>): void {
  const columns = columnsOf(store);
  const sql = insertOf(columns.map(({ name }) => name));
  store.transaction(() => {
    let newest = newestIn(store);
    for (const record of records) {
      const place = { id: idOf(store, record), time: storedTime(record['eventtime']) };
      const isLate = place.id < newest.id || place.time < newest.time;
      const values = columns.map((column) => valueIn(column, record, place));
      store.run(sql, ...values, Number(isLate));
      store.sequences.raise('cel', place.id);
      sealPage(store, place.id);
      if (!isLate) newest = place;
    }
  });
}

/** Writes records anew that came in by other ways (SQL), and so have no place yet. Throws `BadRequest`. */
export function completeCallRecords(store: Store): void {
  const records = store.all('cel', { late: null }, 'id');
  store.transaction(() => {
    store.delete('cel', { late: null });
    addCallRecords(store, records);
  });
}

function insertOf(names: readonly string[]): string {
  const all = [...names, ...madeColumns];
  return `INSERT INTO cel (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
}

function columnsOf(store: Store): readonly RecordColumn[] {
  const rows = store.select(`SELECT name, lower(type) AS type, dflt_value FROM pragma_table_info('cel') ORDER BY cid`);
  return rows
    .filter((row) => !madeColumns.includes(text(row, 'name')))
    .map((row) => {
      const [name, type] = [text(row, 'name'), text(row, 'type')];
      const fits = Number(/^varchar\((\d+)\)$/.exec(type)?.[1] ?? -1);
      const whenMissing = row['dflt_value'] === null ? undefined : text(row, 'dflt_value').replaceAll("'", '');
      return { table: 'cel', name, type, nullable: false, fits, whenMissing };
    });
}

function idOf(store: Store, { id }: Where): number {
  if (id === undefined || id === null) return store.sequences.peek('cel');
  return Number(storable({ table: 'cel', name: 'id', type: 'integer', nullable: false }, id));
}

/** As `storable`, without its cost for what surely fits. */
function valueIn(column: RecordColumn, record: Where, { id, time }: Place): SqlValue {
  if (column.name === 'id') return id;
  if (column.name === 'eventtime') return time;
  const value = record[column.name];
  if (typeof value === 'string' && value.length <= column.fits && isWritable(value)) return value;
  if (value === undefined && column.whenMissing !== undefined) return column.whenMissing;
  return storable(column, value ?? null);
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

/** A record with a smaller id or an earlier time than one before it comes late; this is the last of the others. */
function newestIn(store: Store): Place {
  const [row = {}] = store.select('SELECT id, eventtime FROM cel WHERE late = 0 ORDER BY id DESC LIMIT 1');
  return { id: integer(row, 'id'), time: text(row, 'eventtime') };
}
