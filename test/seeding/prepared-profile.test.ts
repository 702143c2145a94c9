import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { preparedProfile } from '#seeding/prepared-profile.ts';
import { Store } from '#store/store.ts';
import { writeProfiles } from '../../scripts/prepared-profiles.ts';

function preparedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-profiles-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeProfiles(folder);
  return folder;
}

/** All rows of a store, in the order in which they are listed, and the last ids. */
function contentsOf(store: Store) {
  const rows = store.tables.map((table) => [table, [...(store.anyTable(table)?.all() ?? [])]]);
  return { rows, lastIds: Object.fromEntries(store.sequences.entries()) };
}

function openPrepared(folder: string): Store {
  const store = Store.copyOf(preparedProfile('documented', folder) ?? '');
  onTestFinished(() => store.close());
  return store;
}

test('a prepared profile has the rows and the last ids of its seeds', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  onTestFinished(() => world.close());
  expect(contentsOf(openPrepared(preparedFolder()))).toEqual(contentsOf(world.store));
});

test('a store of a prepared profile resets to it, and its changes are never written to the file', () => {
  const folder = preparedFolder();
  const file = preparedProfile('documented', folder) ?? '';
  const before = readFileSync(file);
  const store = openPrepared(folder);
  store.markBaseline();
  const entities = store.count('entity');
  store.transaction(() => store.delete('entity', {}));
  expect(store.count('entity')).toBe(0);
  store.reset();
  expect(store.count('entity')).toBe(entities);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('triggers work on the rows of a prepared profile', () => {
  const store = openPrepared(preparedFolder());
  const written = store.count('userwritten');
  store.transaction(() => store.delete('userfeatures', { id: store.all('userfeatures')[0]?.id ?? 0 }));
  expect(store.count('userwritten')).toBe(written - 1);
});

test('folders and profiles without a prepared state are read from their seeds', () => {
  const folder = preparedFolder();
  expect(preparedProfile('fresh', folder)).toBeUndefined();
  expect(preparedProfile('./documented', folder)).toBeUndefined();
  expect(preparedProfile('documented', join(folder, 'none'))).toBeUndefined();
});
