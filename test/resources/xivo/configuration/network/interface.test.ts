import { expect, test } from 'vitest';
import { networkInterface } from '#resources/xivo/configuration/network/interface.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const card = { ifname: 'eth0', networktype: 'voip', address: '192.168.0.2', netmask: '255.255.255.0' };
const add = async (mock: Mock, body: unknown) => (await mock.call(networkInterface, 'add', { body })).status;
const list = async (mock: Mock) => (await mock.call(networkInterface, 'list')).json();

async function withCard(): Promise<Mock> {
  const mock = startMock();
  await add(mock, { ...card, gateway: '192.168.0.1' });
  return mock;
}

test('the view of a new interface is a flat object', async () => {
  expect((await (await withCard()).call(networkInterface, 'view', { id: 1 })).json()).toEqual({
    id: '1',
    ifname: 'eth0',
    hwtypeid: '1',
    networktype: 'voip',
    type: 'iface',
    family: 'inet',
    method: 'static',
    address: '192.168.0.2',
    netmask: '255.255.255.0',
    broadcast: null,
    gateway: '192.168.0.1',
    mtu: null,
    vlanrawdevice: null,
    vlanid: null,
    options: '',
    disable: false,
    dcreate: expect.stringMatching(/^\d+$/),
    description: '',
    hwtype: 'physical',
  });
});

test('a list item has its permitted actions, in an order that depends on the type', async () => {
  const mock = await withCard();
  await add(mock, { ifname: 'eth1', method: 'dhcp' });
  expect(JSON.stringify(await list(mock)).replace(/"netiface":\{[^}]*\}/g, '"netiface":{}')).toBe(
    JSON.stringify([
      { netinfo: false, netiface: {}, disableable: false, deletable: false, actionable: true },
      { netinfo: false, netiface: {}, deletable: true, disableable: true, actionable: true },
    ]),
  );
  expect(await list(mock)).toMatchObject([{ netiface: { hwtype: 'ether' } }, { netiface: { networktype: 'data' } }]);
});

test('a VLAN is named after its device, which cannot be deleted while it exists', async () => {
  const mock = await withCard();
  await add(mock, { ...card, ifname: 'eth1', address: '192.168.1.2' });
  expect(await add(mock, { vlanrawdevice: 'eth0', vlanid: 5, method: 'dhcp' })).toBe(200);
  expect((await mock.call(networkInterface, 'view', { id: 3 })).json()).toMatchObject({
    ifname: 'eth0.5',
    hwtype: 'virtual',
    address: null,
  });
  const remove = async (id: number) => (await mock.call(networkInterface, 'delete', { id })).status;
  expect([await remove(1), await remove(3), await remove(1), await remove(1)]).toEqual([405, 200, 200, 404]);
});

test('a new voip interface changes the previous one to data, and cannot be deleted', async () => {
  const mock = await withCard();
  expect(await add(mock, { ...card, ifname: 'eth0:1', address: '192.168.0.3' })).toBe(200);
  expect(await list(mock)).toMatchObject([
    { netiface: { ifname: 'eth0', networktype: 'data' } },
    { netiface: { ifname: 'eth0:1', networktype: 'voip' } },
  ]);
  expect((await mock.call(networkInterface, 'delete', { id: 2 })).status).toBe(405);
});

test.for([
  { ifname: 'wlan0' },
  { ifname: 'eth0' },
  { networktype: undefined },
  { netmask: undefined },
  { netmask: '24' },
  { gateway: '10.0.0.1' },
  { method: 'dhcp' },
  { disable: true },
  { address: '192.168.0.2' },
  { ifname: 'eth7:1' },
  { ifname: 'eth7.1' },
  { ifname: 'eth0:1', networktype: 'data', method: 'dhcp' },
  { vlanrawdevice: 'eth0', vlanid: 4095 },
])('an add with %j is refused', async (part) => {
  const mock = await withCard();
  const before = await list(mock);
  expect(await add(mock, { ...card, ifname: 'eth1', address: '192.168.1.9', ...part })).toBe(400);
  expect(await list(mock)).toEqual(before);
});
