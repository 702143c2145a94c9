import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '#paths.ts';
import { pictures } from '../../scripts/pictures.mjs';
import { documents, readDocument } from '../support/docs/documents.ts';
import { linksOf } from '../support/markdown.ts';

const taken = pictures.map(({ name }) => `docs/pictures/${name}.png`).sort();

test('the documents show every picture that is taken, and no other', () => {
  const shown = documents.flatMap((name) =>
    linksOf(readDocument(name))
      .filter((target) => target.endsWith('.png'))
      .map((target) => normalize(join(name, '..', target))),
  );
  expect([...new Set(shown)].sort()).toEqual(taken);
  expect(readdirSync(join(packageRoot, 'docs/pictures'), 'utf8').map((name) => `docs/pictures/${name}`)).toEqual(taken);
});

test.each(pictures)('$name.png is a small PNG of the size that is taken', ({ name, height }) => {
  const file = readFileSync(join(packageRoot, `docs/pictures/${name}.png`));
  expect(file.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect({ width: file.readUInt32BE(16), height: file.readUInt32BE(20) }).toEqual({ width: 1280, height });
  expect(file.length).toBeGreaterThan(10_000);
  expect(file.length).toBeLessThan(160_000);
});

test('every picture says in words what it shows', () => {
  const words = documents.flatMap((name) =>
    [...readDocument(name).matchAll(/!\[(.*?)\]/g)].map(([, text = '']) => text),
  );
  expect(words.filter((text) => text.length < 30)).toEqual([]);
});
