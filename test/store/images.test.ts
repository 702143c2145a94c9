import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { schemaVersion } from '#store/connection.ts';
import { dump, startMock } from '../support/mock.ts';
import { ownFolder, persisted } from '../support/state-file.ts';

/** Returns a file with the exported image of a fresh PBX. */
async function exported(seeds = 'fresh'): Promise<string> {
  const { app, world } = startMock({ seeds });
  world.store.insert('entity', { name: 'exported', description: '' });
  await app.inject({ method: 'PUT', url: '/__admin/snapshots/one' });
  const file = join(ownFolder(), 'one.sqlite');
  writeFileSync(file, (await app.inject({ url: '/__admin/snapshots/one/export' })).rawPayload);
  return file;
}

function changed(file: string, sql: string): void {
  const database = new Database(file);
  database.unsafeMode();
  database.exec(sql);
  database.close();
}

/** Makes SQLite store a declaration that it would not accept. */
const declare = (table: string, from: string, to: string) =>
  `PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '${from}', '${to}') WHERE name = '${table}';`;

const foreign: [string, string, string][] = [
  ['lacks a table', 'DROP TABLE queue', 'lacks the table queue'],
  ['lacks the counters', 'DROP TABLE mock_sequences', 'lacks the table mock_sequences'],
  ['lacks an index', 'DROP INDEX cel_out_of_order', 'lacks the index cel_out_of_order'],
  ['lacks a trigger', 'DROP TRIGGER cel_deleted', 'lacks the trigger cel_deleted'],
  [
    'has an additional trigger',
    'CREATE TRIGGER foreign_one AFTER INSERT ON entity BEGIN DELETE FROM accesswebservice; END',
    'has the trigger foreign_one, which schema.sql does not have',
  ],
  ['has an additional view', 'CREATE VIEW v AS SELECT 1', 'has the view v, which schema.sql does not have'],
  ['has an additional table', 'CREATE TABLE notes (a)', 'has the table notes, which schema.sql does not have'],
  ['has an additional index', 'CREATE INDEX i ON entity (email)', 'has the index i, which schema.sql does not have'],
  [
    'has a view in place of a table',
    'ALTER TABLE entity RENAME TO e; CREATE VIEW entity AS SELECT * FROM e',
    'has entity as a view instead of a table',
  ],
  [
    'has an additional column',
    'ALTER TABLE entity ADD COLUMN more int',
    'declares the table entity differently from schema.sql',
  ],
  [
    'has renamed a column',
    'ALTER TABLE entity RENAME COLUMN city TO town',
    'declares the table entity differently from schema.sql',
  ],
  [
    'has a longer column',
    declare('entity', 'varchar(64)', 'varchar(640)'),
    'declares the table entity differently from schema.sql',
  ],
  [
    'has other trigger bodies',
    'DROP TRIGGER cel_deleted; CREATE TRIGGER cel_deleted AFTER DELETE ON cel BEGIN DELETE FROM accesswebservice; END',
    'declares the trigger cel_deleted differently from schema.sql',
  ],
  [
    'holds rows that break a rule',
    `PRAGMA ignore_check_constraints = 1; INSERT INTO netiface (ifname, networktype, type, family, options, description) VALUES ('a', 'nonsense', '', '', '', '')`,
    'is damaged',
  ],
  [
    'has another version',
    'PRAGMA user_version = 2',
    `has schema version 2, this version of xivo-mock reads ${schemaVersion}`,
  ],
];

test.for(foreign)('an image that %s is refused by import, --snapshot and --persist', async ([, sql, reason]) => {
  const file = await exported();
  changed(file, sql);
  const mock = startMock();
  const before = dump(mock);
  const headers = { 'content-type': 'application/vnd.sqlite3' };
  const url = '/__admin/snapshots/two/import';
  const answer = await mock.app.inject({ method: 'PUT', url, headers, payload: readFileSync(file) });
  expect([answer.statusCode, answer.json().detail]).toEqual([400, `the file ${reason}`]);
  expect([dump(mock), mock.bugs]).toEqual([before, []]);
  const common = { seeds: 'fresh', dialect: 'documented' } as const;
  expect(() => createWorld({ ...common, snapshot: file })).toThrow(`${file}: it ${reason}; export a snapshot`);
  expect(() => createWorld({ ...common, database: file })).toThrow(
    `${file}: it ${reason}; replace it with a good copy`,
  );
});

test.for<[string, Buffer, string]>([
  ['empty', Buffer.alloc(0), 'the body is empty; send the SQLite file of a snapshot'],
  ['text', Buffer.from('x'.repeat(5000)), 'the file is not an SQLite database'],
  ['zeros', Buffer.alloc(8192), 'the file is not an SQLite database'],
])('an import of a file that is %s says what it is', async ([, payload, reason]) => {
  const headers = { 'content-type': 'application/vnd.sqlite3' };
  const url = '/__admin/snapshots/two/import';
  const answer = await startMock().app.inject({ method: 'PUT', url, headers, payload });
  expect([answer.statusCode, answer.json().detail]).toEqual([400, reason]);
});

test('an import of a state file is refused, because it lacks the write-ahead log', async () => {
  const file = join(ownFolder(), 'state.db');
  await persisted(file).close();
  const headers = { 'content-type': 'application/vnd.sqlite3' };
  const url = '/__admin/snapshots/two/import';
  const answer = await startMock().app.inject({ method: 'PUT', url, headers, payload: readFileSync(file) });
  expect(answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('is the state file of a mock') });
});

test('an exported snapshot can be used as a state file, and is its own baseline', async () => {
  for (const seeds of ['fresh', 'documented', 'empty']) {
    const file = await exported(seeds);
    const mock = persisted(file);
    const before = dump(mock);
    expect(mock.world.store.has('entity', { name: 'exported' })).toBe(true);
    await mock.add('later');
    await mock.control('POST', 'reset');
    expect(dump(mock)).toBe(before);
    await mock.add('kept');
    await mock.close();
    expect(persisted(file).world.store.has('entity', { name: 'kept' })).toBe(true);
  }
});

test('a snapshot replaces the seeds, in memory and in a new file', async () => {
  const snapshot = await exported();
  const fixture = { file: 'f.json', document: { entities: [{ name: 'fixture', displayname: 'Fixture' }] } };
  const inMemory = createWorld({ seeds: 'documented', dialect: 'documented', snapshot, fixtures: [fixture] });
  const inFile = persisted(join(ownFolder(), 'state.db'), { snapshot, fixtures: [fixture] });
  for (const world of [inMemory, inFile.world]) {
    const names = () => world.store.all('entity').map(({ name }) => name);
    expect([names(), world.startedFrom]).toEqual([['entity', 'exported', 'fixture'], `snapshot ${snapshot}`]);
    world.store.delete('entity', {});
    world.reset();
    expect(names()).toEqual(['entity', 'exported', 'fixture']);
  }
  inMemory.close();
});

test('a snapshot keeps its accounts and gets the configured one', async () => {
  const account = { login: 'ada1', password: 'lovelace' };
  const snapshot = await exported();
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', snapshot, account });
  expect(world.store.all('accesswebservice').map(({ login }) => login)).toEqual(['admin', 'ada1']);
  world.close();
});

test('a mock in process starts from a snapshot, and refuses a missing one', async () => {
  const snapshot = await exported();
  await using mock = await startXivoMock({ snapshot });
  const { tables } = (await (await fetch(`${mock.url}/__admin/state`)).json()) as { tables: Record<string, number> };
  expect(tables['entity']).toBe(2);
  await expect(startXivoMock({ snapshot: `${snapshot}.gone` })).rejects.toThrow(
    `${snapshot}.gone: the file is missing`,
  );
  expect(existsSync(`${snapshot}.gone`)).toBe(false);
  await expect(startXivoMock({ snapshot: '/tmp' })).rejects.toThrow('/tmp: it is not a file');
});
