import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CodeCache } from '#launch/code-cache.ts';
import { Scripts } from '#launch/scripts.ts';

type Engine = ConstructorParameters<typeof CodeCache>[1];

const engine: Engine = { version: process.version, arch: process.arch, execArgv: [], env: {} };

/** A build of two scripts, and an empty cache. */
function twoScripts() {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-launch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeScript(folder, 'one.cjs', `module.exports = { answer: () => 40 + require('./two.cjs').two() };`);
  writeScript(folder, 'two.cjs', `const { sep } = require('node:path'); exports.two = () => sep.length + 1;`);
  return { folder, folders: { bundled: join(folder, 'compiled'), own: join(folder, 'cache', 'xivo-mock') } };
}

function writeScript(folder: string, name: string, body: string) {
  writeFileSync(join(folder, name), `(function (exports, module, require, __filename) { ${body} })`);
}

type Build = ReturnType<typeof twoScripts>;

/** Runs the scripts and saves their code, as a process does; returns the answer. */
function runIn({ folder, folders }: Build, { engine: other = engine }: { engine?: Engine } = {}): unknown {
  const scripts = new Scripts(folder, new CodeCache(folders, other));
  const answer = answerOf(scripts.load('one.cjs'));
  scripts.saveCode();
  return answer;
}

function answerOf(exported: unknown): unknown {
  return exported !== null &&
    typeof exported === 'object' &&
    'answer' in exported &&
    exported.answer instanceof Function
    ? exported.answer()
    : undefined;
}

function filesIn({ folders }: Build): readonly string[] {
  return readdirSync(folders.own).map((name) => join(folders.own, name));
}

function contentsOf(build: Build) {
  return filesIn(build).map((file) => readFileSync(file));
}

test('scripts load each other and Node modules, each once', () => {
  const { folder, folders } = twoScripts();
  const scripts = new Scripts(folder, new CodeCache(folders, engine));
  expect(scripts.load('one.cjs')).toBe(scripts.load('one.cjs'));
  expect(answerOf(scripts.load('one.cjs'))).toBe(42);
});

test('the code of each script is saved once, for its user only, and used by the next process', () => {
  const build = twoScripts();
  expect(runIn(build)).toBe(42);
  const saved = contentsOf(build);
  expect(saved).toHaveLength(2);
  expect(runIn(build)).toBe(42);
  expect(contentsOf(build)).toEqual(saved);
});

test('a script that has changed does not get the code of its former text, even with the same length', () => {
  const build = twoScripts();
  runIn(build);
  writeScript(build.folder, 'one.cjs', `module.exports = { answer: () => 50 + require('./two.cjs').two() };`);
  expect(runIn(build)).toBe(52);
});

test.each([
  ['another Node', { ...engine, version: 'v1.0.0' }],
  ['another processor', { ...engine, arch: 'other' }],
  ['flags', { ...engine, execArgv: ['--stack-size=2000'] }],
  ['flags in a variable', { ...engine, env: { NODE_OPTIONS: '--stack-size=2000' } }],
])('%s has files of its own', (_title, other) => {
  const build = twoScripts();
  runIn(build);
  expect(runIn(build, { engine: other })).toBe(42);
  expect(filesIn(build)).toHaveLength(4);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['altered', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, bytes.length - 64)],
])('a file that is %s is replaced', (_title, damaged) => {
  const build = twoScripts();
  runIn(build);
  for (const file of filesIn(build)) writeFileSync(file, damaged(readFileSync(file)));
  expect(runIn(build)).toBe(42);
  expect(contentsOf(build).every((bytes) => bytes.length > 100)).toBe(true);
});

test('code that V8 refuses although its digest is right is replaced', () => {
  const build = twoScripts();
  // V8 does not look at the code of a text that this process has compiled before.
  writeScript(build.folder, 'one.cjs', `module.exports = { answer: () => 'refused' };`);
  const text = readFileSync(join(build.folder, 'one.cjs'));
  const cache = new CodeCache(build.folders, engine);
  cache.write(text, Buffer.from('no code'));
  expect(runIn(build)).toBe('refused');
  expect(cache.read(text)?.length).toBeGreaterThan(100);
});

test('code that comes with the program is used and not saved again', () => {
  const build = twoScripts();
  runIn({ ...build, folders: { ...build.folders, own: build.folders.bundled } });
  runIn(build);
  expect(() => filesIn(build)).toThrow('ENOENT');
});

test('a cache folder that cannot be made or written leaves the program as it is', () => {
  const build = twoScripts();
  const file = join(build.folder, 'file');
  writeFileSync(file, '');
  expect(runIn({ ...build, folders: { ...build.folders, own: join(file, 'xivo-mock') } })).toBe(42);
  mkdirSync(build.folders.own, { recursive: true });
  chmodSync(build.folders.own, 0o500);
  expect(runIn(build)).toBe(42);
});

test('without folders nothing is read or written', () => {
  const build = twoScripts();
  const scripts = new Scripts(build.folder, new CodeCache(undefined, engine));
  expect(answerOf(scripts.load('one.cjs'))).toBe(42);
  scripts.saveCode();
  expect(readdirSync(build.folder).toSorted()).toEqual(['one.cjs', 'two.cjs']);
});

test('the newest files are kept', () => {
  const build = twoScripts();
  for (let version = 0; version < 20; version += 1) runIn(build, { engine: { ...engine, version: `v${version}` } });
  expect(filesIn(build)).toHaveLength(16);
  const last = filesIn(build);
  runIn(build, { engine: { ...engine, version: 'v19' } });
  expect(filesIn(build)).toEqual(last);
});
