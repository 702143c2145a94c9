import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { ownFolder, persisted } from '../support/state-file.ts';

/** Returns a state file that a mock has written to and closed. */
async function writtenState(): Promise<string> {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  await mock.add('kept');
  await mock.close();
  return file;
}

function opening(database: string): () => void {
  return () => createWorld({ seeds: 'fresh', dialect: 'documented', database }).close();
}

function changed(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

test('a restart continues with the state and its baseline', async () => {
  const file = await writtenState();
  const mock = persisted(file);
  expect([mock.world.startedFrom, await mock.list()]).toEqual([`state ${file}`, ['entity', 'kept']]);
  expect((await mock.control('POST', 'reset')).statusCode).toBe(200);
  expect(await mock.list()).toEqual(['entity']);
});

test.for<[string, (file: string) => void, string]>([
  ['was cut', (file) => truncateSync(file, 8192), 'it is damaged or cut off; replace it with a good copy'],
  ['is no database', (file) => writeFileSync(file, 'x'.repeat(5000)), 'it is not an SQLite database; replace it'],
  [
    'is of another program',
    (file) => changed(file, 'PRAGMA application_id = 1'),
    'it is not a database of xivo-mock; replace it',
  ],
  [
    'has another version',
    (file) => changed(file, 'PRAGMA user_version = 1'),
    'it has schema version 1, this version of',
  ],
  [
    'lacks a table',
    (file) => changed(file, 'DROP TABLE entity'),
    'it lacks the table entity; replace it with a good copy',
  ],
])('a start is refused when the state or its baseline %s', async ([, spoil, reason]) => {
  for (const ending of ['', '.baseline']) {
    const file = await writtenState();
    spoil(`${file}${ending}`);
    expect(opening(file)).toThrow(`${file}${ending}: ${reason}`);
  }
});

test('a start is refused if a page of the state or its baseline was overwritten', async () => {
  for (const ending of ['', '.baseline']) {
    const file = await writtenState();
    const bytes = readFileSync(`${file}${ending}`);
    bytes.fill(0xa5, 4096 * 3, 4096 * 4);
    writeFileSync(`${file}${ending}`, bytes);
    expect(opening(file)).toThrow(`${file}${ending}: it is damaged`);
  }
});

test('a start without the baseline is refused, and the message says how to keep the state', async () => {
  const file = await writtenState();
  rmSync(`${file}.baseline`);
  expect(opening(file)).toThrow(
    `${file}.baseline: the baseline of this state is missing; put it back, or keep the state with --snapshot ${file} and another --persist`,
  );
  expect(readdirSync(join(file, '..'))).not.toContain('state.db.baseline');
  const moved = persisted(`${file}.moved`, { snapshot: file });
  expect(await moved.list()).toEqual(['entity', 'kept']);
});

test('a reset without the baseline answers 500 with the reason, until there is a new baseline', async () => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  await mock.add('present');
  rmSync(`${file}.baseline`);
  for (const call of [
    ['POST', 'reset'],
    ['POST', 'worlds'],
  ] as const) {
    const refused = await mock.control(call[0], call[1], {});
    expect(refused.statusCode).toBe(500);
    expect(refused.json()).toMatchObject({
      detail: `${file}.baseline: the baseline was deleted or moved while the mock was running; put it back, or make the current state the baseline (PUT /__admin/baseline)`,
    });
  }
  expect(readdirSync(join(file, '..'))).not.toContain('state.db.baseline');
  expect(await mock.list()).toEqual(['entity', 'present']);
  expect((await mock.control('PUT', 'baseline')).statusCode).toBe(200);
  expect((await mock.control('POST', 'reset')).statusCode).toBe(200);
  expect(await mock.list()).toEqual(['entity', 'present']);
});

test.for<[string, (baseline: string) => void]>([
  ['empty', (baseline) => writeFileSync(baseline, '')],
  ['no database', (baseline) => writeFileSync(baseline, 'x'.repeat(5000))],
  ['cut', (baseline) => truncateSync(baseline, 8192)],
  ['without a table', (baseline) => changed(baseline, 'DROP TABLE entity')],
])('a reset to a baseline that is %s is 500 with the reason, and changes nothing', async ([, spoil]) => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  await mock.add('present');
  spoil(`${file}.baseline`);
  const refused = await mock.control('POST', 'reset');
  expect([refused.statusCode, refused.json().detail]).toEqual([
    500,
    `${file}.baseline: it is damaged, or not a state of this version; replace it with a good copy`,
  ]);
  expect(await mock.list()).toEqual(['entity', 'present']);
});

test.for(['', '-wal'])(
  'after the state file%s is deleted no change is acknowledged, but reads continue',
  async (ending) => {
    const file = join(ownFolder(), 'state.db');
    const mock = persisted(file);
    await mock.add('before');
    renameSync(`${file}${ending}`, `${file}.gone`);
    const refused = await mock.add('after');
    const reason = `${file}${ending}: it was deleted or moved while the mock was running, so changes can no longer be saved; restart the mock`;
    expect([refused.statusCode, refused.headers['x-mock-reason']]).toEqual([500, reason]);
    for (const call of [
      ['POST', 'reset'],
      ['PUT', 'baseline'],
      ['DELETE', 'accounts/admin'],
    ] as const) {
      expect((await mock.control(call[0], call[1])).json()).toMatchObject({ status: 500, detail: reason });
    }
    expect(await mock.list()).toEqual(['entity', 'before']);
  },
);

test('after the state file is replaced no change is acknowledged', async () => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  copyFileSync(`${file}.baseline`, `${file}.other`);
  renameSync(`${file}.other`, file);
  expect((await mock.add('after')).headers['x-mock-reason']).toContain(`${file}: it was replaced while`);
});

test('a file of one byte is refused and left unchanged', () => {
  const file = join(ownFolder(), 'state.db');
  writeFileSync(file, '\n');
  expect(opening(file)).toThrow(`${file}: it is not a database of xivo-mock; replace it with a good copy, or delete`);
  expect(readFileSync(file, 'utf8')).toBe('\n');
});

test('an empty file starts a new state, unless its baseline exists', async () => {
  const file = join(ownFolder(), 'state.db');
  writeFileSync(file, '');
  await persisted(file).close();
  truncateSync(file);
  expect(opening(file)).toThrow(`${file}: it is empty although its baseline exists`);
});

test('a state whose file was deleted starts over, even if its other files remain', async () => {
  const file = await writtenState();
  const other = persisted(`${file}.other`);
  await other.add('foreign');
  copyFileSync(`${file}.other-wal`, `${file}-wal`);
  writeFileSync(`${file}.new`, 'half');
  writeFileSync(`${file}.baseline.new`, 'half');
  writeFileSync(`${file}.restored`, 'half');
  rmSync(file);
  expect(await persisted(file).list()).toEqual(['entity']);
  expect(readdirSync(join(file, '..')).filter((name) => /new$|restored$/.test(name))).toEqual([]);
});

test('seeds that cannot be loaded create no state', () => {
  const file = join(ownFolder(), 'state.db');
  expect(() => createWorld({ seeds: 'nosuch', dialect: 'documented', database: file })).toThrow('no profile');
  expect(readdirSync(join(file, '..'))).toEqual(['state.db.lock']);
});

test('only one mock at a time can use a state, even by another path', async () => {
  const file = join(ownFolder(), 'state.db');
  const link = join(ownFolder(), 'link');
  symlinkSync(file, link);
  const mock = persisted(link);
  for (const name of [file, link, join(file, '..', '.', 'state.db')]) {
    expect(opening(name)).toThrow(`${file}: another mock is using this state; stop it, or use another file`);
  }
  expect(readdirSync(join(link, '..'))).toEqual(['link']);
  expect((await mock.add('mine')).statusCode).toBe(200);
  await mock.close();
  expect(await persisted(file).list()).toEqual(['entity', 'mine']);
});

test('a state with two hard links is refused, because each would have its own write-ahead log', async () => {
  const file = await writtenState();
  linkSync(file, `${file}.second`);
  expect(opening(file)).toThrow(`${file}: it has 2 names (hard links)`);
});

test.for([
  [':memory:', 'it is not a path'],
  [':other', 'it is not a path'],
  ['', 'it is not a path'],
  ['  ', 'it is not a path'],
  ['file:state.db', 'it is a URI; give the path of a file'],
  ['FILE:/tmp/state.db?mode=memory', 'it is a URI; give the path of a file'],
  ['/tmp/a\0b', 'contains a NUL'],
  ['/tmp/state.db ', 'ends with white space'],
  ['/dev/null', 'it is a device, a pipe or a socket'],
  ['/tmp', 'it is a folder'],
  ['/nosuch/state.db', 'there is no folder /nosuch; create it first'],
  ['/dev/null/state.db', 'a part of the path is a file'],
  [`/tmp/${'a'.repeat(300)}`, 'the path is too long'],
])('%j is not taken for a state file', ([name = '', reason = '']) => {
  expect(opening(name)).toThrow(reason);
});

test('pipes, broken links and link loops are refused without blocking', () => {
  const folder = ownFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('circle', join(folder, 'circle'));
  symlinkSync(join(folder, 'nosuch', 'state.db'), join(folder, 'nowhere'));
  expect(opening(join(folder, 'pipe'))).toThrow('it is a device, a pipe or a socket');
  expect(opening(join(folder, 'circle'))).toThrow('its symbolic links form a loop');
  expect(opening(join(folder, 'nowhere'))).toThrow(`there is no folder ${join(folder, 'nosuch')}`);
});

test('a folder instead of a baseline, lock or temporary file is refused with its path', async () => {
  for (const ending of ['.baseline', '.lock', '.new', '.restored']) {
    const file = await writtenState();
    const baseline = readFileSync(`${file}.baseline`);
    rmSync(`${file}${ending}`, { force: true });
    mkdirSync(`${file}${ending}`);
    expect(opening(file)).toThrow(`${file}${ending}: `);
    rmdirSync(`${file}${ending}`);
    writeFileSync(`${file}.baseline`, baseline);
    expect(await persisted(file).list()).toEqual(['entity', 'kept']);
  }
});

test('an id used in an outer transaction is not assigned again after a restart', async () => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  const { store } = mock.world;
  const work = () =>
    store.transaction(() => {
      store.transaction(() => store.insert('entity', { name: 'inner', description: '' }));
      throw new Error('refused');
    });
  expect(work).toThrow('refused');
  await mock.close();
  expect(persisted(file).world.store.sequences.peek('entity')).toBe(3);
});

test('an account that was added keeps its id when the process is killed', async () => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  await mock.control('POST', 'accounts', { name: 'reader', login: 'reader', passwd: 'secret' });
  const copy = join(ownFolder(), 'copy.db');
  for (const ending of ['', '-wal', '.baseline']) copyFileSync(`${file}${ending}`, `${copy}${ending}`);
  const next = await persisted(copy).control('POST', 'accounts', { name: 'next', login: 'next', passwd: 'secret' });
  expect(next.statusCode).toBe(201);
});

test('a state that is truncated while in use is reported in plain words', async () => {
  const file = join(ownFolder(), 'state.db');
  const mock = persisted(file);
  truncateSync(file, 8192);
  const { statusCode, headers } = await mock.add('lost');
  expect([statusCode, headers['x-mock-reason']]).toEqual([500, `${file}: it is damaged or cut off`]);
});

test.for(['.baseline', '.lock', '-wal', '-shm', '.new', '.restored'])(
  'a companion file of another state (%s) is refused as a state',
  async (ending) => {
    const file = await writtenState();
    expect(opening(`${file}${ending}`)).toThrow(
      `${file}${ending}: it is part of the state ${file}; give that path, or copy this file to another name`,
    );
    expect(opening(`${join(ownFolder(), 'state')}${ending}`)).not.toThrow();
  },
);
