import { expect, test } from 'vitest';
import { provisioningGeneral } from '#resources/xivo/configuration/provisioning/general.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const body = { http_port: 8667, rest_port: '8666', username: 'admin', password: 'secret' };
const edit = async (mock: Mock, sent: unknown) => (await mock.call(provisioningGeneral, 'edit', { body: sent })).status;
const view = async (mock: Mock) => (await mock.call(provisioningGeneral, 'view', { id: 9 })).json();

test('all values of the documented record are strings', async () => {
  expect(await view(startMock({ seeds: 'documented' }))).toEqual({
    id: '1',
    net4_ip: '192.168.0.2',
    net4_ip_rest: '127.0.0.1',
    username: 'admin',
    password: 'admin',
    dhcp_integration: '1',
    rest_port: '8666',
    http_port: '8667',
    private: '0',
    secure: '0',
  });
});

test('an edit replaces everything', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, { ...body, secure: 'yes' })).toBe(200);
  expect(await view(mock)).toMatchObject({ net4_ip: '', password: 'secret', dhcp_integration: '0', secure: '1' });
});

test.for([
  { http_port: 0 },
  { rest_port: 65536 },
  { rest_port: null },
  { username: 'Admin' },
  { password: '' },
  { net4_ip: 'host' },
])('an edit with %j is refused', async (part) => {
  const mock = startMock();
  const before = await view(mock);
  expect(await edit(mock, { ...body, ...part })).toBe(400);
  expect(await view(mock)).toEqual(before);
});

test('an act that is neither view nor edit answers null, and without a row the view is 404', async () => {
  const mock = startMock();
  expect((await mock.call(provisioningGeneral, 'list')).text).toBe('null');
  mock.world.store.delete('provisioning', {});
  expect((await mock.call(provisioningGeneral, 'view')).status).toBe(404);
});
