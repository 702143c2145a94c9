import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { packageRoot } from '#paths.ts';
import { allBlocks, readDocument } from '../support/docs/documents.ts';

const list = z.object({ layers: z.array(z.object({ layer: z.string() })) });
const layerNames = list
  .parse(JSON.parse(readFileSync(join(packageRoot, 'scripts/layers.json'), 'utf8')))
  .layers.map(({ layer }) => layer);

const [picture] = allBlocks('mermaid').map(({ code }) => code);

/** The nodes of the picture by their names, each with the layers that it contains. */
const nodes = new Map(
  [...(picture ?? '').matchAll(/(\w+)\["(.+?)"\]/g)].map(([, name = '', label = '']) => {
    const [roomsIn = ''] = label.split('<br>');
    return [name, roomsIn.split(', ')] as const;
  }),
);

const arrows = [...(picture ?? '').matchAll(/^ *(\w+) --> (\w+(?: & \w+)*)$/gm)].flatMap(([, from = '', to = '']) =>
  to.split(' & ').map((one) => [from, one] as const),
);

/** `pbx` in the picture is all layers below it. */
const isLayerOf = (layer: string) => (name: string) => name === layer || name.startsWith(`${layer}/`);

test('the picture shows every layer once, and no other', () => {
  const drawn = [...nodes.values()].flat();
  expect(layerNames.filter((layer) => drawn.filter((name) => isLayerOf(name)(layer)).length !== 1)).toEqual([]);
  expect(drawn.filter((name) => !layerNames.some(isLayerOf(name)))).toEqual([]);
});

test('every arrow of the picture is an import, and leads down', () => {
  expect(arrows.length).toBeGreaterThan(10);
  for (const [from, to] of arrows) {
    const [users = [], used = []] = [nodes.get(from), nodes.get(to)];
    expect({
      from,
      to,
      imports: importsOf(users).some((name) => used.some((layer) => isLayerOf(layer)(name))),
    }).toEqual({
      from,
      to,
      imports: true,
    });
    const level = (names: readonly string[]) =>
      layerNames.findIndex((layer) => names.some((name) => isLayerOf(name)(layer)));
    expect(level(users)).toBeLessThan(level(used));
  }
});

/** The imports of the files, by layer. */
function importsOf(names: readonly string[]): readonly string[] {
  const source = join(packageRoot, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && names.some((name) => isLayerOf(name)(file)),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/from '#([^']+)'/g)].map(([, path = '']) => path),
  );
}

test('the glossary is in the order of the alphabet, with each word once', () => {
  const [, glossary = ''] = readDocument('docs/architecture.md').split('## Glossary');
  const words = [...glossary.matchAll(/^\| ([\w -]+?) \|/gm)].map(([, word = '']) => word).slice(1);
  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...new Set(words)].sort((one, other) => one.localeCompare(other, 'en')));
});

test('the pages import types of the source, and no code', () => {
  const files = readdirSync(join(packageRoot, 'ui'), { recursive: true, encoding: 'utf8' });
  const imports = files
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => readFileSync(join(packageRoot, 'ui', name), 'utf8').match(/^import [^;]*from '#[^']+'/gm) ?? []);
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
});
