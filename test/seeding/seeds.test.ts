import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '#paths.ts';
import { createWorld } from '#seeding/create-world.ts';
import { parseJson } from '#text/json.ts';

/** Returns a folder of seeds with one file. */
function folderWith(name: string, content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

function load(seeds: string): void {
  createWorld({ seeds, dialect: 'documented' }).close();
}

const record = { id: 1, eventtype: 'HANGUP', eventtime: '2012-02-27 03:27:21', uniqueid: '1.1', linkedid: '1.1' };

test('a call record of the seeds is completed', () => {
  const { store } = createWorld({ seeds: folderWith('cel.json', [record]), dialect: 'documented' });
  onTestFinished(() => store.close());
  expect(store.all('cel')).toMatchObject([{ eventtime: '2012-02-27 03:27:21.000000', out_of_order: 0 }]);
});

test('a refused call record is reported with file, row and field', () => {
  const seeds = folderWith('cel.json', [record, { ...record, id: 2, eventtime: 'noon' }]);
  expect(() => load(seeds)).toThrow(/cel\.json: row 2: field eventtime: "noon" is refused by timestamp$/);
});

test.each(['a\0', 'a\ud83d'])('the text %j is refused in a call record, as in any other row', (text) => {
  const records = folderWith('cel.json', [record, { ...record, id: 2, cid_name: text }]);
  expect(() => load(records)).toThrow(/cel\.json: row 2: field cid_name: ".*" is refused by UTF-8 without NUL$/);
  const skills = folderWith('queueskill.json', [{ id: 1, catid: 1, name: text }]);
  expect(() => load(skills)).toThrow(/queueskill\.json: row 1: field name: ".*" is refused by UTF-8 without NUL$/);
});

test('a refused row of any other table is reported too', () => {
  const seeds = folderWith('queueskill.json', [{ id: 1, catid: 'none', name: 'x' }]);
  expect(() => load(seeds)).toThrow(/queueskill\.json: row 1: field catid: "none" is refused by int$/);
});

test('an unknown generator is reported with its file', () => {
  const seeds = folderWith('_cel.json', { generate: 'everything' });
  expect(() => load(seeds)).toThrow(/_cel\.json: there is no generator everything for table cel$/);
});

test('a generator for a table that has rows is refused', () => {
  const seeds = folderWith('_cel.json', { generate: 'documented' });
  writeFileSync(join(seeds, 'cel.json'), JSON.stringify([record]));
  expect(() => load(seeds)).toThrow(/_cel\.json: table cel already has rows$/);
});

test.each(['documented', 'fresh', 'empty'])(
  'the files of profile %s have no problems that a start would miss',
  (profile) => {
    const folder = join(packageRoot, 'seeds', profile);
    for (const name of readdirSync(folder)) {
      const written = readFileSync(join(folder, name), 'utf8');
      expect(parseJson(written)).toEqual(JSON.parse(written));
    }
  },
);

function accountsOf(seeds: string): unknown[] {
  const { store } = createWorld({ seeds, dialect: 'documented' });
  onTestFinished(() => store.close());
  return store.all('user');
}

test('a folder without accounts of the administration pages gets the default one', () => {
  const root = { id: 1, login: 'root', passwd: 'proformatique', meta: 'root', valid: 1, obj: '[]' };
  expect(accountsOf(folderWith('entity.json', []))).toMatchObject([root]);
});

test('a folder with accounts of the administration pages has only these', () => {
  expect(accountsOf(folderWith('user.json', []))).toEqual([]);
  const ann = {
    id: 7,
    login: 'ann',
    passwd: 'secret',
    meta: 'admin',
    valid: 1,
    time: 0,
    dcreate: 0,
    dupdate: 0,
    obj: '[]',
  };
  expect(accountsOf(folderWith('user.json', [ann]))).toMatchObject([{ id: 7, login: 'ann' }]);
});
