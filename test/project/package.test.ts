import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { packageRoot } from '#paths.ts';
import { strayFiles } from '../../scripts/package-contents.mjs';

const manifest = z
  .object({
    files: z.array(z.string()),
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));

/** The files that npm packs, as they are now; the build is part of pack-check.mjs. */
function packedFiles(): readonly string[] {
  const argv = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', argv, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const files = z.array(z.object({ path: z.string() }));
  const byName = z.record(z.string(), z.object({ files }));
  const [packed] = Object.values(z.union([z.array(z.object({ files })), byName]).parse(JSON.parse(output)));
  return (packed?.files ?? []).map(({ path }) => path);
}

test('the package has its documents, descriptions, seeds and the schema, and nothing else beside the build', () => {
  const packed = packedFiles().filter((path) => !path.startsWith('dist/'));
  expect(packed.filter((path) => !path.startsWith('seeds/')).toSorted()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'docs/openapi/control-plane.json',
    'docs/openapi/xivo.json',
    'package.json',
    'schema.sql',
  ]);
  expect(strayFiles(packed)).toEqual([]);
});

test('a file that does not belong into the package is named', () => {
  expect(strayFiles(['dist/index.cjs', 'dist/shared2.d.cts', 'seeds/documented/notes.md', 'src/main.ts'])).toEqual([
    'dist/shared2.d.cts',
    'seeds/documented/notes.md',
    'src/main.ts',
  ]);
});

test('versions are exact, and the lock names no registry', () => {
  const versions = [...Object.values(manifest.dependencies), ...Object.values(manifest.devDependencies)];
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http');
});

test('the build runs where the package is prepared, and where npm start needs it', () => {
  for (const script of ['prepare', 'prestart']) {
    const [, file = ''] = /^node (\S+)/.exec(manifest.scripts[script] ?? '') ?? [];
    expect(existsSync(join(packageRoot, file)), script).toBe(true);
  }
});
