import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildPages } from '../../scripts/pages.mjs';
import { ownFolder } from '../support/state-file.ts';

test('the inspector is at most 100 KB, compressed', async () => {
  const folder = ownFolder();
  await buildPages(folder);
  const files = readdirSync(join(folder, 'ui'));
  expect(files.sort()).toEqual(['app.css', 'app.js', 'icon.svg', 'index.html']);
  const sizes = files.map((file) => gzipSync(readFileSync(join(folder, 'ui', file))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
});

test('the page names no other host', async () => {
  const folder = ownFolder();
  await buildPages(folder);
  const text = readFileSync(join(folder, 'ui/index.html'), 'utf8') + readFileSync(join(folder, 'ui/app.css'), 'utf8');
  expect(text).not.toMatch(/https?:\/\//);
});
