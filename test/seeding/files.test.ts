import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type FixturePaths, readFixtureFiles } from '#seeding/files.ts';
import { filesOf } from '#seeding/paths.ts';
import { InvalidFixtures } from '#seeding/problems.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function faultsOf(places: FixturePaths): Promise<readonly string[]> {
  try {
    await readFixtureFiles(places);
    return [];
  } catch (error) {
    if (error instanceof InvalidFixtures) return error.lines;
    throw error;
  }
}

const tree = {
  'b.json': '{}',
  'a.json': '{}',
  'a.yaml': '',
  'sub/c.json': '{}',
  'sub/deep/d.json': '{}',
  'x[1].json': '{}',
};

test.for<[string, readonly string[]]>([
  ['b.json', ['b.json']],
  ['x[1].json', ['x[1].json']],
  ['?.json', ['a.json', 'b.json']],
  ['*', ['a.json', 'a.yaml', 'b.json', 'x[1].json']],
  ['*/*.json', ['sub/c.json']],
  ['sub/*.json', ['sub/c.json']],
  ['**/d.json', ['sub/deep/d.json']],
  ['**/?.json', ['a.json', 'b.json', 'sub/c.json', 'sub/deep/d.json']],
  ['x[1]*', ['x[1].json']],
])('%s means %j', async ([path, names]) => {
  const folder = folderWith(tree);
  expect(await filesOf(join(folder, path))).toEqual(names.map((name) => join(folder, name)));
});

test.for<[string, RegExp]>([
  ['missing.json', /^there is no such file$/],
  ['sub', /^is a folder; write .*sub\/\*\.yaml for the files in it$/],
  ['nowhere/*', /^no file matches this pattern$/],
  ['{a,b}.json', /^there is no such file$/],
])('%s means no file, and says so', async ([path, message]) => {
  const at = join(folderWith(tree), path);
  expect(await filesOf(at)).toEqual({ at, message: expect.stringMatching(message) });
});

test('a pattern does not search node_modules or folders that cannot match', async () => {
  const folder = folderWith({ 'a.yaml': '', 'node_modules/b.yaml': '', 'sub/c.yaml': '', '.git/d.yaml': '' });
  expect(await filesOf(join(folder, '*.yaml'))).toEqual([join(folder, 'a.yaml')]);
  expect(await filesOf(join(folder, '**/*.yaml'))).toEqual(['a.yaml', 'sub/c.yaml'].map((name) => join(folder, name)));
  expect(await filesOf(join(folder, 'node_modules/*'))).toEqual([join(folder, 'node_modules/b.yaml')]);
});

test('files are found through symbolic links, as in a mounted configuration', async () => {
  const folder = folderWith({ 'real/a.yaml': '' });
  symlinkSync('real/a.yaml', join(folder, 'linked.yaml'));
  expect(await filesOf(join(folder, '*.yaml'))).toEqual([join(folder, 'linked.yaml')]);
});

test('a relative pattern is resolved in the working directory', async () => {
  expect(await filesOf('pack*.json')).toEqual(['package-lock.json', 'package.json']);
  expect(await filesOf('./seeds/fresh/mail.js?n')).toEqual(['seeds/fresh/mail.json']);
});

test('fixtures are read in the given order, then the init folder sorted by name', async () => {
  const folder = folderWith({
    'two.yaml': 'tables:\n  entity:\n    - {name: two}\n',
    'one.json': '{"entities": []}',
    'init/20.yml': 'users: []',
    'init/10.sql': 'SELECT 1;',
    'init/README.md': 'no fixture',
  });
  const init = join(folder, 'init');
  expect(
    await readFixtureFiles({ fixtures: ['two.yaml', 'one.json'].map((name) => join(folder, name)), init }),
  ).toEqual([
    { file: join(folder, 'two.yaml'), document: { tables: { entity: [{ name: 'two' }] } } },
    { file: join(folder, 'one.json'), document: { entities: [] } },
    { file: join(init, '10.sql'), sql: 'SELECT 1;' },
    { file: join(init, '20.yml'), document: { users: [] } },
  ]);
});

test('every problem is reported with line and column', async () => {
  const folder = folderWith({
    'a.json': '{\n "users": [}',
    'b.yaml': 'users:\n  - {a: 1\nentity: [',
    'c.yaml': 'a: 1\n---\nb: 2\n',
    'd.json': '{"users": [',
    'f.json': '{"users": [1,]}',
  });
  const names = ['a.json', 'b.yaml', 'c.yaml', 'd.json', 'e.json', 'f.json'].map((name) => join(folder, name));
  const lines = await faultsOf({ fixtures: names, init: join(folder, 'missing') });
  const places = lines.map((line) => line.slice(folder.length + 1).replace(/ is not (JSON|YAML): .*/, ' $1'));
  expect(places).toEqual([
    'e.json: there is no such file',
    'missing: there is no such folder',
    'a.json: line 2, column 12: JSON',
    expect.stringMatching(/^b\.yaml: line 3, column \d+: YAML$/),
    expect.stringMatching(/^b\.yaml: line \d, column \d+: YAML$/),
    'c.yaml: line 2, column 1: begins a second document; a file can contain only one',
    'd.json: line 1, column 12: JSON',
    'f.json: line 1, column 14: JSON',
  ]);
});

test('aliases that expand to too much are refused', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`,
  );
  const folder = folderWith({ 'bomb.yaml': ['a0: &a0 [x]', ...levels].join('\n') });
  expect(await faultsOf({ fixtures: [join(folder, 'bomb.yaml')] })).toEqual([
    expect.stringMatching(/bomb\.yaml: document: its aliases expand to more than 64 MiB$/),
  ]);
});
