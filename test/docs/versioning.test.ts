import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { apiVersion } from '#admin/api-version.ts';

const root = new URL('../../', import.meta.url).pathname;
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const promises = textOf('docs/versioning.md');

test('the promises name the version of the control plane', () => {
  expect(promises).toContain(`The current \`apiVersion\` is ${apiVersion}.`);
  expect(promises).toContain(`grep -q '"apiVersion":${apiVersion}[,}]'`);
});

test('the promises name every header of the mock, and no other', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => textOf(`src/${name}`));
  const headersIn = (text: string) =>
    [...text.matchAll(/\bx-mock-[a-z]+(?:-[a-z]+)*/gi)].map(([name]) => name.toLowerCase());
  expect(new Set(headersIn(promises))).toEqual(new Set(sources.flatMap(headersIn)));
});

test('the promises name what the package exports', () => {
  const { exports } = z
    .object({ exports: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(textOf('package.json')));
  const named = [...(/\| Package \| ([^|]*) export, /.exec(promises)?.[1] ?? '').matchAll(/`xivo-mock([^`]*)`/g)];
  const entries = named.map(([, entry = '']) => `.${entry}`);
  expect([...entries, './package.json'].toSorted()).toEqual(Object.keys(exports).toSorted());
});
