import { onTestFinished } from 'vitest';
import { addCallRecords } from '#pbx/call-records/rows.ts';
import { createWorld } from '#seeding/create-world.ts';
import { text } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import { type Chunks, concatenate } from '#wire/chunks.ts';
import { encode } from '#wire/json.ts';

/** The keys of a record, in order. */
export const columns = [
  'id',
  'eventtype',
  'eventtime',
  'userdeftype',
  'cid_name',
  'cid_num',
  'cid_ani',
  'cid_rdnis',
  'cid_dnid',
  'exten',
  'context',
  'channame',
  'appname',
  'appdata',
  'amaflags',
  'accountcode',
  'peeraccount',
  'uniqueid',
  'linkedid',
  'userfield',
  'peer',
] as const;

/** Returns a store without rows, which is closed after the test. */
export function emptyStore(): Store {
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => store.close());
  return store;
}

/** Returns the required columns of a record, and the changes. */
export function record(changes: Where = {}): Where {
  return { eventtype: 'CHAN_START', eventtime: '2012-02-27 03:27:21', uniqueid: '1.1', linkedid: '1.1', ...changes };
}

/** Returns a store with a record at each of these seconds, the first one with id 1. */
export function storeWith(...seconds: readonly number[]): Store {
  const store = emptyStore();
  const times = seconds.map((second) => `2012-02-27 03:00:${String(second).padStart(2, '0')}`);
  addCallRecords(
    store,
    times.map((eventtime) => record({ eventtime })),
  );
  return store;
}

/** Returns the text of an answer, `''` for none. */
export function written(chunks: Chunks | undefined): string {
  return chunks === undefined ? '' : concatenate(chunks).toString();
}

/** Returns the ids of the records in an answer, in order. */
export function idsIn(chunks: Chunks | undefined): number[] {
  return [...written(chunks).matchAll(/\{"id":"(\d+)"/g)].map(([, id]) => Number(id));
}

/** Returns the expected answer, encoded record by record. */
export function rowByRow(store: Store, id: number, limit: number): string {
  const rows = store.query('cel', 'SELECT * FROM cel WHERE id > ? ORDER BY eventtime, id LIMIT ?', id, limit);
  return rows.length === 0 ? '' : encode(rows.map(shown));
}

function shown(row: Rows['cel']): Map<string, string> {
  const eventtime = row.eventtime.replace(/\.?0+$/, '');
  return new Map(columns.map((name) => [name, name === 'eventtime' ? eventtime : text(row, name)]));
}
