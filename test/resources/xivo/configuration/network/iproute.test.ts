import { expect, test } from 'vitest';
import { networkInterface } from '#resources/xivo/configuration/network/interface.ts';
import { iproute } from '#resources/xivo/configuration/network/iproute.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const card = { ifname: 'eth0', networktype: 'data', address: '192.168.0.2', netmask: '255.255.255.0' };
const route = {
  name: 'route1',
  iface: 'eth0',
  destination: '192.168.10.7',
  netmask: '255.255.255.0',
  gateway: '192.168.0.1',
};

async function withCard(): Promise<Mock> {
  const mock = startMock();
  await mock.call(networkInterface, 'add', { body: card });
  return mock;
}

const add = async (mock: Mock, part: Record<string, unknown> = {}) =>
  (await mock.call(iproute, 'add', { body: { ...route, ...part } })).status;

test('the destination of a new route is the network address', async () => {
  const mock = await withCard();
  expect(await add(mock, { disable: 1 })).toBe(200);
  expect((await mock.call(iproute, 'view', { id: 1 })).json()).toEqual({
    id: '1',
    ...route,
    destination: '192.168.10.0',
    disable: false,
    dcreate: expect.stringMatching(/^\d+$/),
    description: '',
  });
});

test.for([
  { name: 'Route' },
  { iface: 'eth1' },
  { iface: 'eth0.5' },
  { destination: 'host' },
  { netmask: '24' },
  { netmask: '' },
  { netmask: '255.0.255.0' },
  { netmask: '255.255.255.255' },
  { gateway: '' },
])('an add with %j is refused', async (part) => {
  expect(await add(await withCard(), part)).toBe(400);
});

test('the name and the network of a route are unique', async () => {
  const mock = await withCard();
  await add(mock);
  expect(await add(mock, { name: 'route2', gateway: '192.168.0.9' })).toBe(400);
  expect(await add(mock, { destination: '10.0.0.0' })).toBe(400);
  expect(await add(mock, { name: 'all', destination: '10.1.1.1', netmask: '0.0.0.0' })).toBe(200);
  expect((await mock.call(iproute, 'edit', { id: 1 })).json()).toMatchObject([
    { id: '1' },
    { id: '2', destination: '0.0.0.0' },
  ]);
});

test('search covers the addresses', async () => {
  const mock = await withCard();
  await add(mock);
  const statusOf = async (search: string) => (await mock.call(iproute, 'search', { query: { search } })).status;
  expect(await Promise.all(['168.10', 'ETH', 'nothing', ''].map(statusOf))).toEqual([200, 200, 204, 204]);
});

test('a deleted route is not found', async () => {
  const mock = await withCard();
  await add(mock);
  expect((await mock.call(iproute, 'delete', { id: 1 })).status).toBe(200);
  expect((await mock.call(iproute, 'delete', { id: 1 })).status).toBe(404);
  expect((await mock.call(iproute, 'list')).status).toBe(204);
});
