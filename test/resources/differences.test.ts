import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resources, sharedDifferences } from '#resources/index.ts';
import { differencesIn } from '../support/differences.ts';

const source = new URL('../../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const { declared, listed, read } = differencesIn(
  new Map(files.map((file) => [file, readFileSync(new URL(file, source), 'utf8')])),
);

test('every difference that the code has is listed by a resource or as shared', () => {
  expect(declared.filter((key) => !listed.includes(key))).toEqual([]);
});

test('every difference that is listed is read by the code', () => {
  expect(declared.filter((key) => !read.includes(key))).toEqual([]);
});

test('the differences that are found are those of the README', () => {
  const shown = [...resources.flatMap(({ differences = [] }) => differences), ...sharedDifferences];
  expect(listed).toHaveLength(new Set(shown).size);
  expect(new Set(shown.map(({ where }) => where)).size).toBe(new Set(shown).size);
});

const declaration = (name: string) => `export const ${name}: Difference<boolean> = { where: '${name}' };`;

test('a difference that is read and listed nowhere, or listed and read nowhere, is named', () => {
  const made = differencesIn(
    new Map([
      ['resources/a/differences.ts', `${declaration('kept')} ${declaration('lost')} ${declaration('idle')}`],
      [
        'resources/a.ts',
        `import { kept, lost as gone, idle } from './a/differences.ts';
        type Late = Difference<number>;
        const late: Late = makeLate();
        const served: Difference<boolean> = { where: 'a' };
        const act = (request) => inDialectOf(request, kept) || gone[request.dialect].value || request.idle;
        export const a = defineResource({ served, acts: { idle: act }, differences: [kept, idle] });`,
      ],
    ]),
  );
  expect(made).toEqual({
    declared: [
      'resources/a/differences.ts kept',
      'resources/a/differences.ts lost',
      'resources/a/differences.ts idle',
      'resources/a.ts late',
      'resources/a.ts served',
    ],
    listed: ['resources/a/differences.ts kept', 'resources/a/differences.ts idle', 'resources/a.ts served'],
    read: ['resources/a/differences.ts kept', 'resources/a/differences.ts lost', 'resources/a.ts served'],
  });
});
