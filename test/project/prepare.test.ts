import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '#paths.ts';

/** Runs the script in a clone without development dependencies; `files` are there besides it. */
function prepare({ argv = [], files = [] }: { argv?: readonly string[]; files?: readonly string[] } = {}) {
  const clone = mkdtempSync(join(tmpdir(), 'xivo-mock-clone-'));
  onTestFinished(() => rmSync(clone, { recursive: true }));
  for (const folder of ['scripts', 'dist']) mkdirSync(join(clone, folder));
  cpSync(join(packageRoot, 'scripts/prepare.mjs'), join(clone, 'scripts/prepare.mjs'));
  for (const file of files) writeFileSync(join(clone, file), '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/prepare.mjs', ...argv], {
    cwd: clone,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const sentence =
  'xivo-mock is not built, as its development dependencies are not installed; run "npm ci" without omitting them\n';

test('an installation without development dependencies succeeds, and says that nothing is built', () => {
  expect(prepare()).toEqual({ status: 0, stdout: '', stderr: sentence });
});

test('npm start fails with the same sentence', () => {
  expect(prepare({ argv: ['--start'] })).toEqual({ status: 1, stdout: '', stderr: sentence });
});

test('what was built before is used without a word', () => {
  const built = { status: 0, stdout: '', stderr: '' };
  expect(prepare({ files: ['dist/main.js'] })).toEqual(built);
  expect(prepare({ argv: ['--start'], files: ['dist/main.js'] })).toEqual(built);
});
