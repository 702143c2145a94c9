import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { readConfig } from '#config/read.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { createWorld } from '#seeding/create-world.ts';
import { parseFile } from '#seeding/parse.ts';
import { kubernetesFolder, kustomize } from '../support/deploy/kustomize.ts';
import { allBlocks, blocksOf, documents, writeBelow } from '../support/docs/documents.ts';

/** Blocks that are executed or read by the program itself, and by which test. */
const executed: Readonly<Record<string, string>> = {
  console: 'console.test.ts runs each command and compares what it prints',
  ts: 'examples.test.ts runs it',
  'ts vitest': 'examples.test.ts declares its tests, which are run',
  'ts client': 'is compiled and run by test/openapi/web-services/client.test.ts',
  'json config': 'is read as a configuration file below',
  'json seeds': 'is a file of a seeds folder, from which a world is made below',
  'js tutorial': 'console.test.ts writes it for the commands that run it',
  'js trust': 'trust.test.ts runs it with the CA of a mock',
  'python trust': 'trust.test.ts runs it where there is Python',
  'java trust': 'trust.test.ts runs it where there is Java',
  'sh trust': 'trust.test.ts runs it, and compares what it prints',
  'yaml fixtures': 'is applied to a world below',
  'sh install': 'install-check.mjs runs its commands on the packed package, as installation.test.ts checks',
  'json package': 'install-check.mjs writes it, as installation.test.ts checks',
  'jsonl recording': 'is replayed by the commands of its document',
  'yaml accepted': 'is read by the commands of its document',
};

/** Blocks that are not executed, and why. The names in them (options, variables, calls, scripts) are checked in names.test.ts. */
const notExecuted: Readonly<Record<string, string>> = {
  sh: 'installs packages, builds an image or runs until it is stopped',
  'yaml compose': 'needs a container engine; parsed below',
  'yaml workflow': 'runs on GitHub; parsed below',
  'sh docker': 'needs a container engine; test/containers/docs.test.ts runs it',
  'ts testcontainers': 'needs a container engine; test/containers/docs.test.ts runs it',
  'yaml kustomization': 'names files of its reader; parsed below',
  'java testcontainers': 'needs a container engine and Java',
  'python testcontainers': 'needs a container engine; compiled below where there is Python',
  'python pytest': 'needs pytest; compiled below where there is Python',
  'js jest': 'pack-check.mjs runs such tests with Jest, on the packed package',
  'js node-test': 'pack-check.mjs runs such tests with node:test, on the packed package',
  'js pact': 'test/admin/pact.test.ts sends the requests of its verifier, and examples/pact runs it',
  'ts playwright': 'pack-check.mjs runs such tests with Playwright Test, on the packed package',
  text: 'what a program prints once, or a form of words',
  mermaid: 'a picture; architecture.test.ts compares it with the source',
};

test('every block is executed, or is of a kind that says why not', () => {
  const known = [...Object.keys(executed), ...Object.keys(notExecuted)];
  const all = documents.flatMap(blocksOf);
  expect(all.filter(({ kind }) => !known.includes(kind)).map(({ place, kind }) => `${place}: ${kind}`)).toEqual([]);
  expect(known.filter((kind) => !all.some((block) => block.kind === kind))).toEqual([]);
});

test.each(allBlocks('json config'))('the configuration file at $place is valid', ({ code }) => {
  const config = readConfig({ argv: ['--config', 'file.json'], env: {}, readFile: () => code });
  expect(config).toMatchObject(z.record(z.string(), z.unknown()).parse(JSON.parse(code)));
});

test.each(allBlocks('yaml fixtures'))(
  'the fixture document at $place can be applied to the seeds, and every field of it counts',
  async ({ code }) => {
    const world = createWorld({ seeds: 'documented', dialect: 'documented' });
    onTestFinished(() => world.close());
    const document = await parseFile('document.yaml', code);
    expect(applyFixtures(world, document, { strict: true })).not.toEqual({});
  },
);

test.each(documents)('the seeds folders of %s make a world', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-seeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const { kind, file = '', code } of blocksOf(name)) if (kind === 'json seeds') writeBelow(folder, file, code);
  for (const seeds of readdirSync(folder)) createWorld({ seeds: join(folder, seeds), dialect: 'documented' }).close();
});

const image = z.union([
  z.object({ image: z.literal('xivo-mock') }),
  z.object({ image: z.string() }),
  z.object({ build: z.string() }),
]);
const service = z.looseObject({
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  command: z.array(z.string()).default([]),
});
const services = z.record(z.string(), z.intersection(image, service));

test.each(allBlocks('yaml compose'))('the compose file at $place sets valid options', ({ code }) => {
  const { pbx } = z.object({ services }).parse(parse(code)).services;
  expect(pbx).toBeDefined();
  readConfig({ argv: pbx?.command ?? [], env: strings(pbx?.environment), readFile: () => '{}' });
});

const job = z.object({
  'runs-on': z.string(),
  services: services.default({}),
  env: z.record(z.string(), z.string()).default({}),
  steps: z.array(z.looseObject({})).min(1),
});

test.each(allBlocks('yaml workflow'))('the workflow at $place sets valid options', ({ code }) => {
  const { jobs } = z.object({ jobs: z.record(z.string(), job) }).parse(parse(code));
  for (const { services: used, env } of Object.values(jobs)) {
    readConfig({ argv: [], env: strings(used['pbx']?.environment), readFile: () => '{}' });
    readConfig({ argv: [], env, readFile: () => '{}' });
  }
});

const kustomization = z.object({
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()),
  configMapGenerator: z.array(z.object({ name: z.string(), behavior: z.literal('replace') })),
  images: z.array(z.object({ name: z.literal('xivo-mock') })),
});

test.each(allBlocks('yaml kustomization'))('the kustomization at $place changes what the base has', ({ code }) => {
  const { resources, configMapGenerator } = kustomization.parse(parse(code));
  expect(resources).toEqual(['deploy/kubernetes/base']);
  const names = kustomize(kubernetesFolder('base')).map(({ metadata }) => metadata.name);
  for (const { name } of configMapGenerator) expect(names).toContain(name);
});

function strings(environment: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
}

const pythons = ['python testcontainers', 'python pytest'].flatMap(allBlocks);

test.each(pythons)('the Python at $place compiles', ({ code }) => {
  const check = 'import ast, sys; ast.parse(sys.stdin.read())';
  if (hasPython()) execFileSync('python3', ['-c', check], { input: code, stdio: ['pipe', 'pipe', 'pipe'] });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
