import { BadRequest } from '../errors.ts';
import { type Column, storable } from '../store/columns.ts';
import { integer, type SqlValue, text } from '../store/row.ts';
import type { Where } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type WireKey, type WireWriter, wireWriter } from './call-record-wire.ts';

/** A column of a record as the real server has it. */
interface RecordColumn extends Column, WireKey {
  /** A text up to this length fits, whatever its characters. */
  readonly fits: number;
}

/** How records that have the same columns are written. */
interface Form {
  readonly columns: readonly RecordColumn[];
  readonly sql: string;
  readonly toWire: WireWriter;
}

/** Where a record stands: records rise by both, but for those that come late. */
interface Place {
  readonly id: number;
  readonly time: string;
}

/** Columns that are made here and not given. */
const made = ['late', 'wire'];

/**
 * Writes call records, and with each the text that answers show of it; the only way into the table. A record needs its type,
 * time and call; without `id` it gets the next one. Throws `BadRequest` when the real database would refuse a record, and
 * then writes none.
 */
export function addCallRecords(store: Store, records: Iterable<Where>): void {
  const columns = columnsOf(store);
  const forms = new Map<string, Form>();
  store.transaction(() => {
    let newest = newestIn(store);
    for (const record of records) {
      const names = Object.keys(record).join();
      const form = forms.get(names) ?? formOf(columns, record);
      forms.set(names, form);
      const place = { id: idOf(store, record), time: storedTime(record['eventtime']) };
      const isLate = place.id < newest.id || place.time < newest.time;
      const values = form.columns.map((column) => valueIn(column, record, place));
      store.run(form.sql, ...values, Number(isLate), form.toWire(values));
      store.sequences.raise('cel', place.id);
      if (!isLate) newest = place;
    }
  });
}

function columnsOf(store: Store): readonly RecordColumn[] {
  const sql = `SELECT name, lower(type) AS type, coalesce(dflt_value, '') AS missing FROM pragma_table_info('cel')`;
  return store
    .select(`${sql} ORDER BY cid`)
    .map((row) => ({ name: text(row, 'name'), type: text(row, 'type'), missing: text(row, 'missing') }))
    .filter(({ name }) => !made.includes(name))
    .map(({ name, type, missing }) => ({
      table: 'cel',
      name,
      type,
      nullable: false,
      whenMissing: missing.replaceAll("'", ''),
      fits: type === 'text' ? Number.POSITIVE_INFINITY : Number(/^varchar\((\d+)\)$/.exec(type)?.[1] ?? -1),
      ...(name === 'eventtime' && { shown: shownTime }),
    }));
}

function formOf(all: readonly RecordColumn[], record: Where): Form {
  const given = new Set([...Object.keys(record), 'id', 'eventtime']);
  const columns = all.filter(({ name }) => given.has(name));
  const names = [...columns.map(({ name }) => name), ...made];
  const sql = `INSERT INTO cel (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return { columns, sql, toWire: wireWriter(all, given) };
}

function idOf(store: Store, { id }: Where): number {
  if (id === undefined || id === null) return store.sequences.peek('cel');
  return Number(storable({ table: 'cel', name: 'id', type: 'integer', nullable: false }, id));
}

/** As `storable`, without its cost for what surely fits. */
function valueIn(column: RecordColumn, record: Where, { id, time }: Place): SqlValue {
  if (column.name === 'id') return id;
  if (column.name === 'eventtime') return time;
  const value = record[column.name] ?? null;
  return typeof value === 'string' && value.length <= column.fits ? value : storable(column, value);
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

/** As the real database shows a time: no zeros at the end of the fraction, and no fraction of zero. */
function shownTime(stored: string): string {
  return stored.endsWith('0') ? stored.replace(/\.?0+$/, '') : stored;
}

/** A record with a smaller id or an earlier time than one before it comes late; this is the last of the others. */
function newestIn(store: Store): Place {
  const [row = {}] = store.select('SELECT id, eventtime FROM cel WHERE late = 0 ORDER BY id DESC LIMIT 1');
  return { id: integer(row, 'id'), time: text(row, 'eventtime') };
}
