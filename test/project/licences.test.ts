import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { packageRoot } from '#paths.ts';
import { bundledPackages, licenceText } from '../../scripts/licences.mjs';
import { strayFiles } from '../../scripts/package-contents.mjs';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-licences-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A folder with these packages below node_modules; each value is a package.json and further files. */
function installed(packages: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = temporaryFolder();
  for (const [path, files] of Object.entries(packages)) {
    mkdirSync(join(folder, 'node_modules', path), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'node_modules', path, file), text);
  }
  return folder;
}

const metafileOf = (...paths: readonly string[]) => ({
  outputs: {
    'main.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(paths.map((path) => [path, { bytesInOutput: 1 }])),
    },
  },
});

test('the build writes the licences of what it bundles', () => {
  const folder = temporaryFolder();
  execFileSync(process.execPath, [join(packageRoot, 'scripts/build.mjs'), folder]);
  const text = readFileSync(join(folder, 'licences.txt'), 'utf8');
  const names = [...text.matchAll(/^={80}\n(\S+) \S+\n={80}\n\n\S/gm)].map(([, name]) => name);
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));
  // Native code cannot be bundled.
  const direct = Object.keys(dependencies).filter((name) => name !== 'better-sqlite3');
  expect(names).toEqual(expect.arrayContaining([...direct, 'preact', 'avvio', 'find-my-way', 'tslib']));
  expect(names).not.toContain('better-sqlite3');
  expect(names).not.toContain('vitest');
});

test('bundled packages are found by their folders, each version once', () => {
  const folder = installed({
    one: { 'package.json': '{"name":"one","version":"1.0.0","license":"MIT"}', LICENSE: 'Licence of one' },
    '@a/two': { 'package.json': '{"name":"@a/two","version":"2.0.0"}', 'LICENCE.md': 'Two', 'NOTICE.txt': 'Notice' },
    '@a/two/node_modules/one': { 'package.json': '{"name":"one","version":"0.9.0","license":"ISC","author":"Ada"}' },
  });
  const modules = join(folder, 'node_modules');
  const packages = bundledPackages([
    metafileOf('src/main.ts', `${modules}/one/index.js`, `${modules}/one/lib/node.js`, `${modules}/@a/two/index.js`),
    metafileOf(`${modules}/one/index.js`, `${modules}/@a/two/node_modules/one/index.js`),
  ]);
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['@a/two 2.0.0', 'one 0.9.0', 'one 1.0.0']);
  const rule = '='.repeat(80);
  expect(licenceText(packages).split(`${rule}\n`)).toEqual([
    '',
    '@a/two 2.0.0\n',
    '\nTwo\n\nNotice\n\n',
    'one 0.9.0\n',
    '\nThe package contains no licence text. Licence: ISC. Author: Ada.\n\n',
    'one 1.0.0\n',
    '\nLicence of one\n',
  ]);
});

test('a bundled package without a licence stops the build', () => {
  const folder = installed({ bare: { 'package.json': '{"name":"bare","version":"1.0.0"}' } });
  const packages = bundledPackages([metafileOf(`${folder}/node_modules/bare/index.js`)]);
  expect(() => licenceText(packages)).toThrow('bare 1.0.0 is bundled and names no licence');
});

test('the package and the image contain the licences', () => {
  expect(strayFiles(['dist/licences.txt'])).toEqual([]);
  const dockerfile = readFileSync(join(packageRoot, 'Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^ {2}&& cp -r .*\bdist\/licences\.txt\b.* \/image\/dist\/ \\$/m);
});
