import { expect, onTestFinished, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { startMock } from '../support/mock.ts';

test('version and operations describe the mock', async () => {
  const { app } = startMock();
  expect((await app.inject('/__admin/version')).json()).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    apiVersion: 1,
    schemaVersion: expect.any(Number),
    node: process.version,
  });
  const { operations } = (await app.inject('/__admin/operations')).json();
  expect(operations).toContainEqual({
    operation: 'xivo/configuration/manage/entity:list',
    url: '/xivo/configuration/json.php/restricted/manage/entity/?act=list',
    section: 'xivo/configuration/manage/entity',
    modes: ['restricted', 'private'],
    isFallback: true,
  });
});

test('metrics count requests by operation and status, even after a reset', async () => {
  const mock = startMock();
  await mock.call(entity, 'list');
  await mock.call(entity, 'view', { id: 99 });
  mock.world.reset();
  const { body, headers } = await mock.app.inject('/__admin/metrics');
  expect(headers['content-type']).toContain('text/plain; version=0.0.4');
  expect(body).toContain(
    'xivo_mock_requests_total{operation="xivo/configuration/manage/entity:list",status="200"} 1\n',
  );
  expect(body).toContain(
    'xivo_mock_requests_total{operation="xivo/configuration/manage/entity:view",status="404"} 1\n',
  );
  expect(body).toContain('xivo_mock_generation{world="default"} 2\n');
});

test('with a token the control plane requires it, and the probes do not', async () => {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { token: 'secret' });
  onTestFinished(() => app.close());
  const status = async (headers: Record<string, string>, url = '/__admin/health') =>
    (await app.inject({ url, headers })).statusCode;
  expect(await status({})).toBe(401);
  expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
  expect(await status({ authorization: 'Bearer secret' })).toBe(200);
  expect(await status({ 'x-mock-token': 'secret' })).toBe(200);
  expect(await status({}, '/readyz')).toBe(200);
});

test('a web page under another host name may not write', async () => {
  const { app } = startMock();
  const status = async (name: string) => {
    const headers = { origin: `http://${name}`, host: name };
    return (await app.inject({ method: 'POST', url: '/__admin/reset', headers })).statusCode;
  };
  expect(await status('rebound.example')).toBe(403);
  for (const own of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'pbx:8080', 'w1.localhost']) {
    expect([own, await status(own)]).toEqual([own, own === 'w1.localhost' ? 404 : 200]);
  }
});

test('without explain the reasons are only in the journal', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world, { explain: false });
  onTestFinished(() => app.close());
  const { headers } = await app.inject('/service/ipbx/json.php/restricted/pbx_settings/userz/');
  expect(Object.keys(headers).filter((name) => name.startsWith('x-mock'))).toEqual([]);
  expect(world.journal.entries()).toMatchObject([{ reason: { message: expect.stringContaining('users') } }]);
});
