import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import * as z from 'zod';

const root = new URL('..', import.meta.url).pathname;
const list = z.object({ layers: z.array(z.object({ layer: z.string() })) });
const { layers } = list.parse(JSON.parse(readFileSync(join(root, 'scripts/layers.json'), 'utf8')));
const layerNames = layers.map(({ layer }) => layer);

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const textOf = (file: string) => readFileSync(join(root, 'src', file), 'utf8');

/** The row types of all tables, which `npm run schema` generates from schema.sql. */
const generated = 'store/schema/rows.ts';

/** The layer of a file, as the list names it. */
function layerOf(file: string): string | undefined {
  return layerNames.find((layer) => file === layer || file.startsWith(`${layer}/`));
}

/** The module specifiers that a file imports, those of types included. */
function specifiersOf(file: string, text = textOf(file)): readonly string[] {
  const found: string[] = [];
  const note = ({ source }: { source: { start: number; end: number } | null }) => {
    if (source !== null) found.push(text.slice(source.start + 1, source.end - 1));
  };
  new Visitor({
    ImportDeclaration: note,
    ExportNamedDeclaration: note,
    ExportAllDeclaration: note,
    ImportExpression: note,
    TSImportType: note,
  }).visit(parseSync(file, text).program);
  return found;
}

/** The files that a file imports, types included. */
function importsOf(file: string, text?: string): readonly string[] {
  return specifiersOf(file, text).flatMap((name) => {
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [normalize(join(dirname(file), name))] : [];
  });
}

/** The imports of a file that lead to a layer above its own. */
function upwardImports(file: string, imports: readonly string[]): readonly string[] {
  const level = (name: string) => layerNames.indexOf(layerOf(name) ?? '');
  return imports.filter((name) => level(name) < level(file)).map((name) => `${file} imports ${name}`);
}

test('every file has its layer in the list of layers, and every layer has files', () => {
  expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  expect(layerNames.filter((layer) => !files.some((file) => layerOf(file) === layer))).toEqual([]);
});

test('imports go down only, types included', () => {
  expect(files.flatMap((file) => upwardImports(file, importsOf(file)))).toEqual([]);
});

test('an upward import is named, in whichever form it is written', () => {
  const forms = [
    `import { World } from '#world/world.ts';`,
    `import type { World } from '../world/world.ts';`,
    `export type * from '#world/world.ts';`,
    `const later = () => import('#world/world.ts');`,
    `import '../world/world.ts';`,
    `type Later = import('#world/world.ts').World;`,
    `let later: typeof import('../world/world.ts');`,
    `export {} from '#world/world.ts';`,
  ];
  for (const form of forms) {
    const imports = importsOf('store/x.ts', form);
    expect(upwardImports('store/x.ts', imports)).toEqual(['store/x.ts imports world/world.ts']);
  }
});

test('another layer is imported by its name, by which the rules of Biome know it', () => {
  const leaves = (file: string, name: string) =>
    name.startsWith('.') && layerOf(normalize(join(dirname(file), name))) !== layerOf(file);
  const leaving = files.flatMap((file) =>
    specifiersOf(file).flatMap((name) => (leaves(file, name) ? [`${file}: ${name}`] : [])),
  );
  expect(leaving).toEqual([]);
});

test('no import leads back to its own file, types included', () => {
  const found = new Map(files.map((file) => [file, importsOf(file)]));
  const open = new Set<string>();
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string) => {
    if (open.has(file)) circles.push([...open, file].join(' > '));
    if (open.has(file) || done.has(file)) return;
    open.add(file);
    for (const name of found.get(file) ?? []) visit(name);
    open.delete(file);
    done.add(file);
  };
  files.forEach(visit);
  expect(circles).toEqual([]);
});

test("Biome's rules and the picture for contributors are those of the list", () => {
  execFileSync(process.execPath, [join(root, 'scripts/layers.mjs'), '--check']);
});

test('a folder is read at a glance: few files beside each other, none of them long', () => {
  const beside = (folder: string) => files.filter((file) => dirname(file) === folder).length;
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const crowded = folders.filter((folder) => beside(folder) > 18);
  const long = files.flatMap((file) => {
    const lines = textOf(file).split('\n').length - 1;
    return lines > 250 && file !== generated ? [`${file}: ${lines} lines`] : [];
  });
  expect({ crowded, long, top: beside('.') }).toEqual({ crowded: [], long: [], top: 5 });
});
