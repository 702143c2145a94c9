import { BadRequest } from '#errors.ts';
import type { SqlValue } from '#store/row.ts';
import { checkFor, storable } from '#store/schema/columns.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import { sealPage } from './pages.ts';

/** A column of a record as on the real server. */
interface RecordColumn {
  readonly name: string;
  /** Returns the value to store. Throws `BadRequest` if the column cannot hold it. */
  readonly check: (value: SqlValue) => SqlValue;
  /** The default of the column; `undefined` if every record must name it. */
  readonly whenMissing: SqlValue | undefined;
}

/** A record to write; its values are not checked yet. */
type RecordInput = { readonly [Name in keyof Rows['cel']]?: SqlValue };

/** The position of a record: id and time rise together, except in records out of order. */
interface Position {
  readonly id: number;
  readonly time: string;
}

/** Columns of `cel` that are computed when a record is written. */
export const computedColumns: readonly string[] = ['out_of_order'] satisfies readonly (keyof Rows['cel'])[];

/**
 * Writes call records in one transaction and seals each page that they complete; a plain insert would not. A record needs at least
 * the columns without a default; without `id` it gets the next one. Throws `BadRequest` if the real database would refuse a record.
 */
export function addCallRecords(store: Store, records: Iterable<RecordInput>): void {
  const columns = columnsOf(store);
  const sql = insertOf(columns.map(({ name }) => name));
  store.transaction(() => {
    let newest = newestIn(store);
    for (const record of records) {
      const position = { id: idOf(store, record), time: storedTime(record.eventtime) };
      const isOutOfOrder = position.id < newest.id || position.time < newest.time;
      const values = columns.map((column) => valueIn(column, record, position));
      store.run(sql, ...values, Number(isOutOfOrder));
      store.sequences.raise('cel', position.id);
      sealPage(store, position.id);
      if (!isOutOfOrder) newest = position;
    }
  });
}

/** Rewrites the records that were inserted by SQL, and so are not marked as in or out of order yet. Throws `BadRequest`. */
export function completeCallRecords(store: Store): void {
  const records = store.all('cel', { out_of_order: null }, 'id');
  store.transaction(() => {
    store.delete('cel', { out_of_order: null });
    addCallRecords(store, records);
  });
}

function insertOf(names: readonly string[]): string {
  const all = [...names, ...computedColumns];
  return `INSERT INTO cel (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
}

function columnsOf(store: Store): readonly RecordColumn[] {
  const sql = `SELECT name, lower(type) AS type, dflt_value FROM pragma_table_info('cel') ORDER BY cid`;
  return store
    .query({ name: 'text', type: 'text', dflt_value: 'text?' }, sql)
    .filter(({ name }) => !computedColumns.includes(name))
    .map(({ name, type, dflt_value: literal }) => ({
      name,
      check: checkFor({ table: 'cel', name, type, nullable: false }),
      whenMissing: literal?.replaceAll("'", ''),
    }));
}

function idOf(store: Store, { id }: RecordInput): number {
  if (id === undefined || id === null) return store.sequences.peek('cel');
  return Number(storable({ table: 'cel', name: 'id', type: 'integer', nullable: false }, id));
}

function valueIn({ name, check, whenMissing }: RecordColumn, record: Where, { id, time }: Position): SqlValue {
  if (name === 'id') return id;
  if (name === 'eventtime') return time;
  const value = record[name];
  return value === undefined && whenMissing !== undefined ? whenMissing : check(value ?? null);
}

/** Pads the fraction to six digits, so that times sort as text. Throws `BadRequest`. */
function storedTime(value: SqlValue | undefined): string {
  const time = String(value);
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?$/.test(time)) {
    return time.length === 26 ? time : `${time}${time.includes('.') ? '' : '.'}`.padEnd(26, '0');
  }
  const message = 'eventtime must be YYYY-MM-DD HH:MM:SS with up to six fraction digits';
  throw new BadRequest({ message, field: 'cel.eventtime', rule: 'timestamp', value });
}

/** The last record in order. A record with a smaller id or an earlier time than it is out of order. */
function newestIn(store: Store): Position {
  const newest = store.first('cel', { out_of_order: 0 }, 'id DESC');
  return { id: newest?.id ?? 0, time: newest?.eventtime ?? '' };
}
