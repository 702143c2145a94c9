import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '#config/read.ts';
import { containerPlan, readContainerOptions, withExistingFiles, withNames } from '#testing/testcontainers-plan.ts';

const nothing = { environment: {}, files: [], directories: [] };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-container-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('options become the environment of the container, as the command reads it', () => {
  const options = { seeds: 'fresh', https: false, worldLimit: 3, certNames: ['pbx', '10.0.0.5'], token: 'sesame' };
  const { environment, ...copies } = containerPlan(options);
  expect(environment).toEqual({
    XIVO_MOCK_SEEDS: 'fresh',
    XIVO_MOCK_HTTPS: 'false',
    XIVO_MOCK_WORLD_LIMIT: '3',
    XIVO_MOCK_CERT_NAMES: 'pbx,10.0.0.5',
    XIVO_MOCK_TOKEN: 'sesame',
  });
  expect(copies).toEqual({ files: [], directories: [] });
  const { certNames: _names, ...readable } = options;
  const { XIVO_MOCK_CERT_NAMES: _variable, ...env } = environment;
  expect(readConfig({ argv: [], env, readFile: () => '' })).toMatchObject(readable);
});

test('files and folders are copied, and the options name the copies', () => {
  const plan = containerPlan({
    seeds: '/home/me/seeds',
    init: '/home/me/init',
    fixtures: '/home/me/a/people.yaml, /home/me/b/people.yaml',
    snapshot: '/home/me/state.sqlite',
    cert: '/home/me/pbx.crt',
    key: '/home/me/pbx.key',
    persist: '/data/pbx.db',
    caOut: '/data/ca.pem',
  });
  expect(plan).toEqual({
    environment: {
      XIVO_MOCK_SEEDS: '/seeds',
      XIVO_MOCK_INIT: '/init',
      XIVO_MOCK_FIXTURES: '/fixtures/1/people.yaml,/fixtures/2/people.yaml',
      XIVO_MOCK_SNAPSHOT: '/snapshot.db',
      XIVO_MOCK_CERT: '/tls/cert.pem',
      XIVO_MOCK_KEY: '/tls/key.pem',
      XIVO_MOCK_PERSIST: '/data/pbx.db',
      XIVO_MOCK_CA_OUT: '/data/ca.pem',
    },
    files: [
      { source: '/home/me/a/people.yaml', target: '/fixtures/1/people.yaml' },
      { source: '/home/me/b/people.yaml', target: '/fixtures/2/people.yaml' },
      { source: '/home/me/state.sqlite', target: '/snapshot.db' },
      { source: '/home/me/pbx.crt', target: '/tls/cert.pem' },
      { source: '/home/me/pbx.key', target: '/tls/key.pem' },
    ],
    directories: [
      { source: '/home/me/seeds', target: '/seeds' },
      { source: '/home/me/init', target: '/init' },
    ],
  });
});

test('an option that is not set is left to the image', () => {
  expect(containerPlan({})).toEqual(nothing);
  // Plain JavaScript can pass it.
  const options = JSON.parse('{}');
  options.token = undefined;
  expect(containerPlan(options)).toEqual(nothing);
});

test('options are checked as those of startXivoMock, and HTTPS is on', () => {
  expect(readContainerOptions({})).toMatchObject({ https: true });
  expect(readContainerOptions({ caOut: '/data/ca.pem' })).toMatchObject({ caOut: '/data/ca.pem' });
  expect(() => readContainerOptions(JSON.parse('{"sedes":"fresh","dialect":"old"}'))).toThrow(
    /^XivoMockContainer: unknown option "sedes"; did you mean seeds\?\n|\nXivoMockContainer: dialect: /,
  );
  expect(() => readContainerOptions({ https: false, redirect: true })).toThrow(
    'XivoMockContainer: redirect needs https; there is nowhere to redirect to',
  );
});

test('what the image determines cannot be set', () => {
  expect(() => readContainerOptions(JSON.parse('{"port":80,"log":{}}'))).toThrow(
    'XivoMockContainer: port cannot be set in a container; leave it out\nXivoMockContainer: log cannot be set in a container; leave it out',
  );
});

test('patterns of fixtures are resolved on this machine, and missing files are named', async () => {
  const folder = temporaryFolder();
  for (const name of ['b.yaml', 'a.yaml', 'c.txt']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'seeds'));
  expect(await withExistingFiles({ seeds: join(folder, 'seeds'), fixtures: [join(folder, '*.yaml')] })).toEqual({
    seeds: join(folder, 'seeds'),
    fixtures: [join(folder, 'a.yaml'), join(folder, 'b.yaml')],
  });
  expect(await withExistingFiles({ seeds: 'fresh' })).toEqual({ seeds: 'fresh' });
  const missing = withExistingFiles({ seeds: '/none', init: '/no-init', snapshot: folder, fixtures: ['/no.yaml'] });
  await expect(missing).rejects.toThrow(
    [
      '/no.yaml: there is no such file',
      `${folder}: there is no such file`,
      '/none: there is no such folder',
      '/no-init: there is no such folder',
    ]
      .map((line) => `XivoMockContainer: ${line}`)
      .join('\n'),
  );
});

test('the names of the container are in its certificate, and those with a dot reach the control plane', () => {
  const names = ['pbx', 'pbx.example.com', '172.17.0.1', 'no name'];
  expect(withNames({ certNames: 'phone', allowedHosts: ['a.example'] }, names)).toEqual({
    certNames: ['phone', 'pbx', 'pbx.example.com', '172.17.0.1'],
    allowedHosts: ['a.example', 'pbx.example.com'],
  });
  expect(withNames({ https: false }, ['localhost'])).toEqual({ https: false });
  expect(withNames({ cert: '/c', key: '/k' }, names)).toEqual({
    cert: '/c',
    key: '/k',
    allowedHosts: ['pbx.example.com'],
  });
});
