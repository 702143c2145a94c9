import { request } from 'node:https';
import { join } from 'node:path';
import { Network } from 'testcontainers';
import { expect, onTestFinished, test } from 'vitest';
import { XivoMockProblem } from '#index.ts';
import { packageRoot } from '#paths.ts';
import { type StartedXivoMockContainer, XivoMockContainer } from '#testing/testcontainers.ts';
import { image } from './engine.ts';

const base = join(packageRoot, 'deploy/kubernetes/base');

async function started(container: XivoMockContainer): Promise<StartedXivoMockContainer> {
  const pbx = await container.start();
  onTestFinished(async () => void (await pbx.stop()));
  return pbx;
}

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const headersOf = (login: string, password: string) => ({ authorization: `Basic ${btoa(`${login}:${password}`)}` });

test('a container serves the PBX of its options', async () => {
  const container = new XivoMockContainer(image).withSeeds('fresh').withDialect('recorded').withAccount('me', 'secret');
  const pbx = await started(container);
  const response = await fetch(pbx.getUrl() + entities, { headers: headersOf('me', 'secret') });
  expect(response.status).toBe(200);
  expect(await pbx.client.countRequests({ operation: '*entity:list' })).toBe(1);
  const { dialect, seeds, user } = await pbx.client.config();
  expect([dialect?.value, seeds?.value, user?.value]).toEqual(['recorded', 'fresh', 'me']);
});

test('folders of seeds and patterns of fixtures are copied into the container', async () => {
  const container = new XivoMockContainer(image)
    .withSeeds(join(base, 'seeds'))
    .withFixtures(join(base, 'fixtures/*.yaml'))
    .withOptions({ strict: true });
  const pbx = await started(container);
  const { items } = await pbx.client.pbx.users();
  expect(items.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Grace Hopper']);
});

test('with a token, the client and the worlds of the container send it', async () => {
  const pbx = await started(new XivoMockContainer(image).withToken());
  expect(pbx.getToken()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await fetch(`${pbx.getUrl()}/__admin/health`)).status).toBe(401);
  const world = await pbx.world();
  const response = await fetch(world.url + entities, { headers: headersOf('admin', 'proformatique') });
  expect(response.status).toBe(200);
  expect(await world.admin.countRequests()).toBe(1);
  expect(await pbx.client.countRequests()).toBe(0);
  await world.close();
  await expect(world.close()).rejects.toThrow(XivoMockProblem);
});

test('a snapshot is restored', async () => {
  const pbx = await started(new XivoMockContainer(image).withSeeds('fresh'));
  await pbx.snapshot();
  await pbx.client.fixtures.apply({ entities: [{ name: 'acme', displayname: 'Acme' }] });
  expect((await pbx.client.state())['entity']).toBe(2);
  await pbx.restoreSnapshot();
  expect((await pbx.client.state())['entity']).toBe(1);
});

test('HTTPS is verified with the CA of the container', async () => {
  const pbx = await started(new XivoMockContainer(image));
  expect(await statusOf(`${pbx.getHttpsUrl()}/readyz`, await pbx.getCaCertificate())).toBe(200);
});

test('a container without HTTPS says so', async () => {
  const pbx = await started(new XivoMockContainer(image).withOptions({ https: false }));
  expect(() => pbx.getHttpsUrl()).toThrow('the mock does not serve HTTPS; leave out the option https');
  await expect(pbx.getCaCertificate()).rejects.toThrow(/^404/);
});

test('the state outlives a restart, and the URL is that of the new port', async () => {
  const pbx = await started(new XivoMockContainer(image).withSeeds('fresh').withPersist());
  await pbx.client.fixtures.apply({ entities: [{ name: 'kept', displayname: 'Kept' }] });
  await pbx.restart();
  expect((await pbx.client.state())['entity']).toBe(2);
});

test('another container reaches the PBX by its alias', async () => {
  const network = await new Network().start();
  onTestFinished(() => network.stop().then(() => undefined));
  const pbx = await started(new XivoMockContainer(image).withNetwork(network).withNetworkAliases('pbx.example.com'));
  const names = (await pbx.client.config())['certNames']?.value;
  expect(names).toContain('pbx.example.com');
  const client = await started(new XivoMockContainer(image).withNetwork(network));
  const { output, exitCode } = await client.exec([
    'node',
    '/opt/xivo-mock/dist/main.js',
    'reset',
    '--url',
    'http://pbx.example.com:8080',
  ]);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('reset')]);
});

test('a mock that does not start is reported with what it said', async () => {
  const document = new XivoMockContainer(image).withSeeds('empty').withFixtures(join(base, 'fixtures/people.yaml'));
  await expect(document.start()).rejects.toThrow(/^the mock in the container did not start:\n[\s\S]*people\.yaml/);
  await expect(new XivoMockContainer(image).withSeeds('frsh').start()).rejects.toThrow(/frsh: there is no such folder/);
});

function statusOf(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { ca }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
