import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordsAfter, recordsBetween } from '#pbx/call-records/queries.ts';
import { addCallRecords } from '#pbx/call-records/rows.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Store } from '#store/store.ts';
import { emptyStore, idsIn, record, rowByRow, storeWith, written } from '../support/call-records.ts';

/** More than three pages of records, one second apart. */
const severalPages = Array.from({ length: 1000 }, (_, index) => Math.floor(index / 20));

function sealedPages(store: Store): readonly number[] {
  return store.query({ page: 'mock_cel_texts.page' }, 'SELECT page FROM mock_cel_texts').map(({ page }) => page);
}

const edges = [0, 1, 254, 255, 256, 257, 511, 512, 600, 767, 768, 935, 999, 1000];

test('an answer cut from pages equals one built from single records', () => {
  const store = storeWith(...severalPages);
  expect(sealedPages(store)).toHaveLength(3);
  for (const id of edges) {
    for (const limit of [0, 1, 127, 255, 256, 257, 300, 512, 5000]) {
      expect(written(recordsAfter(store, { id, limit }))).toBe(rowByRow(store, id, limit));
    }
  }
});

test('the texts of a page are built once, rebuilt after a change, and restored by a reset', () => {
  const store = storeWith(...severalPages);
  store.markBaseline();
  const firstPage = () => recordsAfter(store, { id: 0, limit: 300 })?.[1];
  const page = firstPage();
  expect(firstPage()?.buffer).toBe(page?.buffer);
  store.update('cel', { id: 7 }, { cid_name: 'Changed' });
  expect(firstPage()?.toString()).toContain('"Changed"');
  store.reset();
  expect(firstPage()?.buffer).toBe(page?.buffer);
});

test('a database in a file stores the texts of its pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented', database: join(folder, 'state.sqlite') });
  onTestFinished(() => store.close());
  addCallRecords(
    store,
    severalPages.map((second) => record({ eventtime: `2012-02-27 03:00:${String(second).padStart(2, '0')}` })),
  );
  const pages = store.query({ page: 'number', plain: 'bytes?' }, 'SELECT page, plain FROM mock_cel_texts');
  expect(pages.filter(({ plain }) => plain !== null).map(({ page }) => page)).toEqual([1, 2, 3]);
  for (const id of edges) expect(written(recordsAfter(store, { id, limit: 300 }))).toBe(rowByRow(store, id, 300));
  const flagged = rowByRow(store, 0, 300).replaceAll(/}(?=[,\]])/g, ',"amaflagsmeta":"documentation"}');
  expect(written(recordsBetween(store, { from: '2012', to: '2013' }, 300))).toBe(flagged);
});

test('deleting or changing a record invalidates its page', () => {
  const store = storeWith(...Array.from({ length: 1280 }, () => 1));
  expect(idsIn(recordsAfter(store, { id: 0 }))).toHaveLength(1280);
  store.delete('cel', { id: 300 });
  store.update('cel', { id: 700 }, { cid_name: 'Changed' });
  expect(sealedPages(store)).toEqual([1, 4, 5]);
  for (const id of [0, 200, 299, 300, 513, 767, 1000]) {
    expect(written(recordsAfter(store, { id, limit: 600 }))).toBe(rowByRow(store, id, 600));
  }
});

test('records out of order are not cut from pages', () => {
  const store = storeWith(...Array.from({ length: 300 }, () => 30));
  addCallRecords(store, [record({ eventtime: '2012-02-27 03:00:01' })]);
  expect(written(recordsAfter(store, { id: 0, limit: 290 }))).toBe(rowByRow(store, 0, 290));
});

test('a record is found in its page even if the others are much longer or shorter', () => {
  const store = emptyStore();
  const long = { appdata: 'x'.repeat(512), cid_name: 'x'.repeat(80), peer: 'x'.repeat(80) };
  addCallRecords(
    store,
    Array.from({ length: 512 }, (_, index) => record(index < 128 || index >= 384 ? long : {})),
  );
  for (const id of [1, 64, 127, 128, 129, 200, 255, 256, 300, 383, 384, 385, 500]) {
    for (const limit of [1, 100, 512]) {
      expect(written(recordsAfter(store, { id, limit }))).toBe(rowByRow(store, id, limit));
    }
  }
});
