// Packs the package and uses it in an empty project: `npm run pack:check` (needs the package registry).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const script = `
import { startXivoMock, XivoMockProblem } from 'xivo-mock';

const mock = await startXivoMock();
const world = await mock.world();
const headers = { authorization: 'Basic ' + btoa('admin:proformatique') };
const answer = await fetch(world.url + '/xivo/configuration/json.php/restricted/manage/entity/', { headers });
if (answer.status !== 200) throw new Error('the mock answers ' + answer.status);
const { requests } = await world.admin.requests();
if (requests.length !== 1) throw new Error('the journal has ' + requests.length + ' requests');
const refusal = await mock.admin.snapshots.restore('nothing').catch((error) => error);
if (!(refusal instanceof XivoMockProblem)) throw new Error('a snapshot that does not exist was restored');
await world.close();
await mock.close();
console.log('script: ok');
`;

const typed = `
import { startXivoMock, type RequestPattern, type VerifyAnswer, type XivoMock } from 'xivo-mock';

const pattern: RequestPattern = { operation: 'ipbx/pbx_settings/users:add', status: '4xx' };
export async function use(): Promise<VerifyAnswer> {
  await using mock: XivoMock = await startXivoMock({ dialect: 'recorded' });
  await mock.admin.faults.add({ preset: 'gateway-timeout', match: pattern.operation === undefined ? {} : { operation: '*' } });
  // @ts-expect-error there is no such dialect
  await startXivoMock({ dialect: 'old' });
  return mock.admin.verify({ pattern, count: { atMost: 0 } });
}
`;

const test = `
import { expect } from 'vitest';
import { test } from 'xivo-mock/vitest';

test('a test has its own PBX', async ({ pbx }) => {
  const generation: number = (await pbx.admin.health()).generation;
  expect(generation).toBe(1);
  expect((await fetch(pbx.url + '/xivo/configuration/json.php/restricted/check/')).status).toBe(401);
});
`;

const commonJs = `
const { startXivoMock, XivoMockProblem } = require('xivo-mock');

(async () => {
  const imported = await import('xivo-mock');
  if (imported.XivoMockProblem !== XivoMockProblem) throw new Error('a class is different when it is imported');
  const mock = await startXivoMock({ https: true });
  if (mock.ca === undefined) throw new Error('the mock has no CA');
  await mock.close();
  console.log('CommonJS: ok');
})();
`;

const headers = `{ authorization: 'Basic ' + btoa('admin:proformatique') }`;
const entities = "'/xivo/configuration/json.php/restricted/manage/entity/'";

const jestTest = `
test('a test has its own PBX', async () => {
  expect((await fetch(pbx.url + ${entities}, { headers: ${headers} })).status).toBe(200);
  expect(await pbx.admin.countRequests()).toBe(1);
});

test('another test has another one', async () => {
  expect(await pbx.admin.countRequests()).toBe(0);
  expect((await xivoMock.admin.worlds.list()).length).toBe(2);
});
`;

const refusedTest = `
test('a refused request', async () => {
  await fetch(pbx.url + ${entities});
});
`;

const nodeTest = `
import assert from 'node:assert/strict';
import { createTest } from 'xivo-mock/node-test';

const test = createTest({ seeds: 'fresh', onRefused: 'error' });

test('a test has its own PBX', async ({ pbx }) => {
  assert.equal((await fetch(pbx.url + ${entities}, { headers: ${headers} })).status, 200);
  assert.equal(await pbx.admin.countRequests(), 1);
});

test('a refusal that is expected', async ({ pbx }) => {
  pbx.expectRefusal({ status: 401 });
  assert.equal((await fetch(pbx.url + ${entities})).status, 401);
});
`;

const playwrightTest = `
import { expect, test } from 'xivo-mock/playwright';

test.use({ xivoMockOptions: { seeds: 'fresh', onRefused: 'error' } });

test('a test has its own PBX', async ({ pbx, request }) => {
  expect((await request.get(pbx.url + ${entities}, { headers: ${headers} })).status()).toBe(200);
  expect(await pbx.admin.countRequests()).toBe(1);
});
`;

const jestConfiguration = {
  testEnvironment: 'xivo-mock/jest',
  testEnvironmentOptions: { xivoMock: { seeds: 'fresh', onRefused: 'error' } },
  testMatch: ['<rootDir>/**/*.jest.cjs'],
};

const compilerOptions = {
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
};

const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-pack-'));
const project = join(folder, 'project');
mkdirSync(project);

/** Runs a program in the project and returns its standard output. */
function run(program, argv, { cwd = project } = {}) {
  return execFileSync(program, argv, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function write(name, content) {
  writeFileSync(join(project, name), content);
}

/** Runs a program that has to fail and to say a sentence. */
function mustFail(program, argv, sentence) {
  const { status, stdout, stderr } = spawnSync(program, argv, { cwd: project, encoding: 'utf8' });
  if (status === 0) throw new Error(`${argv.join(' ')} does not fail`);
  if (!`${stdout}${stderr}`.includes(sentence)) throw new Error(`${argv.join(' ')} does not say: ${sentence}`);
}

const developmentTools = ['typescript', 'vitest', '@types/node', 'jest', 'jest-environment-node', '@playwright/test'];

function install(packages) {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...packages]);
}

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  run('npx', ['--no-install', 'publint', '--strict'], { cwd: root });
  // Vitest cannot be required, so neither can its integration.
  run('npx', ['--no-install', 'attw', '--pack', '.', '--profile', 'node16', '--exclude-entrypoints', 'vitest'], {
    cwd: root,
  });
  write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  write('script.mjs', script);
  write('typed.ts', typed);
  write('script.cjs', commonJs);
  write('pbx.test.ts', test);
  write('pbx.jest.cjs', jestTest);
  write('refused.jest.cjs', refusedTest);
  write('jest.config.json', JSON.stringify(jestConfiguration));
  write('pbx.node.mjs', nodeTest);
  write('pbx.spec.ts', playwrightTest);
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['typed.ts', 'pbx.test.ts'] }));

  install([join(folder, `xivo-mock-${version}.tgz`)]);
  const printed = run('npx', ['--no-install', 'xivo-mock', '--version']).trim();
  if (printed !== version) throw new Error(`xivo-mock --version prints ${printed}`);
  process.stdout.write(run(process.execPath, ['script.mjs']));

  process.stdout.write(run(process.execPath, ['script.cjs']));

  install(developmentTools.map((name) => `${name}@${devDependencies[name]}`));
  run('npx', ['--no-install', 'tsc', '-p', '.']);
  run('npx', ['--no-install', 'vitest', 'run', 'pbx.test.ts']);
  run('npx', ['--no-install', 'jest', 'pbx']);
  mustFail('npx', ['--no-install', 'jest', 'refused'], 'the PBX refused requests of this test');
  run(process.execPath, ['--test', 'pbx.node.mjs']);
  run('npx', ['--no-install', 'playwright', 'test', 'pbx.spec.ts']);
  process.stdout.write('package: ok\n');
} finally {
  rmSync(folder, { recursive: true });
}
