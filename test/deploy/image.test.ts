import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hcl from 'hcl2-parser';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { packageRoot } from '#paths.ts';
import { bundledInPages, shippedIn } from '../../scripts/sbom.mjs';

const textOf = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const dockerfile = textOf('Dockerfile');

const target = z.strictObject({
  context: z.string().optional(),
  dockerfile: z.string().optional(),
  inherits: z.array(z.string()).default([]),
  args: z.record(z.string(), z.string()).default({}),
  platforms: z.array(z.string()).default([]),
  tags: z.unknown().optional(),
  output: z.array(z.string()).optional(),
  attest: z.array(z.string()).optional(),
});
const bakeFile = z.strictObject({
  variable: z.record(z.string(), z.tuple([z.strictObject({ default: z.string() })])),
  group: z.strictObject({ default: z.tuple([z.strictObject({ targets: z.array(z.string()) })]) }),
  target: z.record(z.string(), z.tuple([target])),
});

function bake() {
  const [document, error] = hcl.parseToObject(textOf('docker-bake.hcl'));
  expect(error).toBe(null);
  return bakeFile.parse(document);
}

test('the bake file builds the image for this machine, and for both architectures as a release', () => {
  const { group, target: targets } = bake();
  expect(group.default[0].targets).toEqual(['local']);
  expect(targets['release']?.[0].platforms).toEqual(['linux/amd64', 'linux/arm64']);
  for (const name of ['local', 'release']) expect(targets[name]?.[0].inherits).toEqual(['image']);
});

test('each argument that the bake file sets is one of its variables and one of the Dockerfile', () => {
  const { variable, target: targets } = bake();
  const args = targets['image']?.[0].args ?? {};
  expect(Object.keys(args).toSorted()).toEqual(['CREATED', 'REVISION', 'SOURCE', 'VERSION']);
  for (const [name, value] of Object.entries(args)) {
    expect(value).toBe(`\${${name}}`);
    expect(variable).toHaveProperty(name);
    expect(dockerfile).toMatch(new RegExp(`^ARG ${name}=`, 'm'));
  }
});

test('the labels of the image are those of the package', () => {
  const { description, license } = z
    .object({ description: z.string(), license: z.string() })
    .parse(JSON.parse(textOf('package.json')));
  const labels = [...dockerfile.matchAll(/org\.opencontainers\.image\.(\w+)="([^"]*)"/g)];
  expect(Object.fromEntries(labels.map(([, name, value]) => [name, value]))).toEqual({
    title: 'xivo-mock',
    description,
    licenses: license,
    version: `\${VERSION}`,
    revision: `\${REVISION}`,
    created: `\${CREATED}`,
    source: `\${SOURCE}`,
  });
});

const component = (name: string, ...properties: object[]) => ({ 'bom-ref': `${name}@1`, name, properties });

test('the bill of materials lists what the image contains, without the tools of development', () => {
  const development = { name: 'cdx:npm:package:development', value: 'true' };
  const bill = shippedIn({
    bomFormat: 'CycloneDX',
    metadata: { component: component('folder') },
    components: [component('zod'), component('preact', development), component('vitest', development)],
    dependencies: [
      { ref: 'folder@1', dependsOn: ['zod@1', 'vitest@1'] },
      { ref: 'vitest@1', dependsOn: ['zod@1'] },
    ],
  });
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'folder@1', name: 'xivo-mock', type: 'application' } },
    dependencies: [{ ref: 'folder@1', dependsOn: ['zod@1'] }],
  });
  expect(bill.components.map(({ name }) => name)).toEqual(['zod', 'preact']);
});

test('the packages that the pages are built from are in the bill of materials', () => {
  const sources = readdirSync(join(packageRoot, 'ui'), { recursive: true, encoding: 'utf8' }).filter((name) => {
    return /\.tsx?$/.test(name);
  });
  const packages = sources.flatMap((name) => {
    const imports = [...textOf(`ui/${name}`).matchAll(/\bfrom '((?:@[\w-]+\/)?[\w-]+)/g)];
    return imports.map(([, imported = '']) => imported);
  });
  expect([...new Set(packages)].toSorted()).toEqual([...bundledInPages]);
});
