import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import * as z from 'zod';

const root = new URL('..', import.meta.url).pathname;
const list = z.object({ layers: z.array(z.object({ room: z.string() })) });
const { layers } = list.parse(JSON.parse(readFileSync(join(root, 'scripts/layers.json'), 'utf8')));
const rooms = layers.map(({ room }) => room);

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const textOf = (file: string) => readFileSync(join(root, 'src', file), 'utf8');

/** The row types of all tables, which nobody writes by hand: `npm run schema` makes them from schema.sql. */
const generated = 'store/schema/rows.ts';

/** The room of a file, as the list names it. */
function roomOf(file: string): string | undefined {
  return rooms.find((room) => file === room || file.startsWith(`${room}/`));
}

/** The files that a file imports, types included. */
function importsOf(file: string, text = textOf(file)): readonly string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const names = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  return names.flatMap((name) => {
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [normalize(join(dirname(file), name))] : [];
  });
}

/** The imports of a file that lead to a room above its own. */
function upwardImports(file: string, imports: readonly string[]): readonly string[] {
  const level = (name: string) => rooms.indexOf(roomOf(name) ?? '');
  return imports.filter((name) => level(name) < level(file)).map((name) => `${file} imports ${name}`);
}

test('every file has its room in the list of layers, and every room has files', () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  expect(rooms.filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
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
  ];
  for (const form of forms) {
    const imports = importsOf('store/x.ts', form);
    expect(upwardImports('store/x.ts', imports)).toEqual(['store/x.ts imports world/world.ts']);
  }
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
