import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { applyFixtures } from '#seeding/apply.ts';
import { createWorld } from '#seeding/create-world.ts';
import { exportFixtures } from '#seeding/export.ts';
import type { FixtureFile } from '#seeding/files.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import type { World } from '#world/world.ts';
import { dump } from '../support/mock.ts';

const ada = {
  userfeatures: { firstname: 'Ada', entityid: 1 },
  linefeatures: { protocol: ['sip'], context: ['default'] },
};
const record = `INSERT INTO cel (id, eventtype, eventtime, uniqueid, linkedid)
  VALUES (40, 'HANGUP', '2012-01-01 00:00:00.000000', '1.1', '1.1');`;

function worldWith(fixtures: readonly FixtureFile[], database?: string): World {
  const world = createWorld({
    seeds: 'fresh',
    dialect: 'documented',
    fixtures,
    ...(database !== undefined && { database }),
  });
  onTestFinished(() => world.close());
  return world;
}

function linesOf(fixtures: readonly FixtureFile[], database?: string): readonly string[] {
  try {
    worldWith(fixtures, database);
    return [];
  } catch (error) {
    if (error instanceof InvalidFixtures) return error.lines;
    throw error;
  }
}

test('fixtures are part of the baseline', () => {
  const world = worldWith([{ file: 'a.json', document: { users: [ada] } }]);
  const baseline = dump({ world });
  expect(world.store.count('userfeatures')).toBe(1);
  world.store.delete('userfeatures', {});
  world.reset();
  expect(dump({ world })).toBe(baseline);
});

test('the random generator restarts after the fixtures, as after a reset', () => {
  const world = worldWith([{ file: 'a.json', document: { users: [ada] } }]);
  const { position } = world.random;
  world.reset();
  expect(world.random.position).toBe(position);
});

test('rows of a script raise the sequences, and its call records are completed', () => {
  const { store } = worldWith([{ file: 'a.sql', sql: `INSERT INTO entity (id, name) VALUES (7, 'seven'); ${record}` }]);
  expect(store.insert('entity', { name: 'next' })).toBe(8);
  expect(store.all('cel')).toMatchObject([{ id: 40, out_of_order: 0 }]);
  expect(store.sequences.peek('cel')).toBe(41);
});

test('problems are reported with their file, and later files are not applied', () => {
  const bad = { tables: { entity: [{ name: 'entity' }] }, users: [{}] };
  const files = [
    { file: 'good.json', document: {} },
    { file: 'bad.json', document: bad },
    { file: 'next.json', document: bad },
  ];
  expect(linesOf(files)).toEqual([
    expect.stringMatching(/^bad\.json: tables\.entity\[0\]\.name: /),
    'bad.json: users[0].userfeatures: userfeatures is missing; it must be an object',
  ]);
  expect(linesOf([{ file: 'a.sql', sql: 'INSERT INTO missing VALUES (1);' }])).toEqual([
    'a.sql: there is no table missing',
  ]);
});

test('a failed first start leaves no state, and later starts continue with the state', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'mock.db');
  expect(linesOf([{ file: 'a.json', document: { users: [ada, {}] } }], database)).toHaveLength(1);
  const good = [{ file: 'a.json', document: { users: [ada] } }];
  const first = worldWith(good, database);
  expect(dump({ world: first })).toBe(dump({ world: worldWith(good) }));
  first.close();
  expect(worldWith(good, database).store.count('userfeatures')).toBe(1);
});

test('an export can be used as fixtures over any seeds, and as a folder of seeds', {
  timeout: 60_000,
}, () => {
  const from = createWorld({ seeds: 'documented', dialect: 'documented' });
  onTestFinished(() => from.close());
  applyFixtures(from, { users: [ada] });
  from.store.delete('entity', { id: 1 });
  from.store.delete('cel', {});
  const document: unknown = JSON.parse(JSON.stringify(exportFixtures(from.store)));
  for (const seeds of ['empty', 'documented', folderOf(document)]) {
    const world = createWorld({
      seeds,
      dialect: 'documented',
      fixtures: seeds.startsWith('/') ? [] : [{ file: 'x.json', document }],
    });
    onTestFinished(() => world.close());
    expect(dump({ world }) === dump({ world: from })).toBe(true);
    expect(world.store.sequences.peek('userfeatures')).toBe(from.store.sequences.peek('userfeatures'));
    expect(exportFixtures(world.store)).toEqual(exportFixtures(from.store));
  }
});

/** Writes the tables of an export as a folder of seeds, one file each. */
function folderOf(document: unknown): string {
  const { tables, _sequences } = z
    .object({ tables: z.record(z.string(), z.unknown()), _sequences: z.unknown() })
    .parse(document);
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, rows] of Object.entries({ ...tables, _sequences })) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(rows));
  }
  return folder;
}
