import { expect, test } from 'vitest';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const deviceid = 'b986267beb494f88a8882cfe2e82f68f';
const phone = { deviceid, config: 'autoprov1', ip: '10.34.1.28', mac: '00:08:5d:23:74:29', vendor: 'Aastra' };

function startWithPhone(dialect: 'documented' | 'recorded' = 'documented'): Mock {
  const mock = startMock({ dialect });
  mock.world.store.insert('devicefeatures', { ...phone, plugin: 'xivo-aastra', model: '6731i', proto: '' });
  return mock;
}

async function add(mock: Mock, name: string, line: object): Promise<number> {
  const linefeatures = { protocolid: 0, iduserfeatures: 0, rules_order: 0, num: 1, ...line };
  const body = { protocol: { protocol: 'sip', name, context: 'default', secret: 's' }, linefeatures };
  return (await mock.call(lines, 'add', { body })).status;
}

async function viewed(mock: Mock): Promise<unknown> {
  return (await mock.call(devices, 'view', { id: 1 })).json();
}

test('a device is viewed by its number and by its device id', async () => {
  const mock = startWithPhone();
  const byNumber = await mock.call(devices, 'view', { id: 1 });
  expect(byNumber.json()).toMatchObject({ devicefeatures: { id: 1 }, id: deviceid, status: 'not_configured' });
  expect((await mock.call(devices, 'view', { id: deviceid })).text).toBe(byNumber.text);
  expect((await mock.call(devices, 'view', { id: 'f'.repeat(32) })).status).toBe(404);
});

test('search matches the exact address; recorded, a substring', async () => {
  for (const [dialect, part] of [
    ['documented', 204],
    ['recorded', 200],
  ] as const) {
    const mock = startWithPhone(dialect);
    const statusOf = async (search: string) => (await mock.call(devices, 'search', { query: { search } })).status;
    expect(await statusOf('00:08:5D:23:74:29')).toBe(200);
    expect(await statusOf('aastra')).toBe(part);
  }
});

test('a line fills its slot, and removing the last one returns the device to automatic provisioning', async () => {
  const mock = startWithPhone();
  expect(await add(mock, 'a', { device: deviceid, number: '1001' })).toBe(200);
  const slot = { username: 'a', password: 's', number: '1001', registrar_ip: '127.0.0.1', display_name: '' };
  expect(await viewed(mock)).toMatchObject({
    devicefeatures: { config: deviceid, configured: true },
    config: { protocol: 'SIP', sip_lines: { 1: slot } },
    deviceconfig: { id: deviceid, raw_config: { sip_lines: { 1: slot } } },
    status: 'configured',
  });
  expect(await add(mock, 'b', { device: '1', num: 2 })).toBe(200);
  await mock.call(lines, 'delete', { id: 1 });
  expect(await viewed(mock)).toMatchObject({ status: 'configured', config: { sip_lines: { 2: { username: 'b' } } } });
  await mock.call(lines, 'edit', { id: 2, body: { protocol: {}, linefeatures: { device: '' } } });
  const left = await viewed(mock);
  expect(left).toMatchObject({
    status: 'autoprov',
    devicefeatures: { config: expect.stringMatching(/^autoprov\d+$/) },
  });
  expect(left).not.toHaveProperty('config.sip_lines');
});

test('lines that share the slot lose the device with it', async () => {
  const mock = startWithPhone();
  await add(mock, 'a', { device: '1', iduserfeatures: 7 });
  await add(mock, 'b', { device: '1', iduserfeatures: 7, num: 2 });
  expect(await viewed(mock)).toMatchObject({ config: { sip_lines: { 1: { username: 'a' } } } });
  await mock.call(lines, 'delete', { id: 1 });
  expect((await mock.call(lines, 'view', { id: 2 })).json()).toMatchObject({ linefeatures: { device: '0' } });
});

test('an edit rebuilds the slot of the line', async () => {
  const mock = startWithPhone();
  await add(mock, 'a', { device: '1' });
  const body = { protocol: { callerid: 'Ada' }, linefeatures: { num: 2 } };
  expect((await mock.call(lines, 'edit', { id: 1, body })).status).toBe(200);
  expect(await viewed(mock)).toHaveProperty('config.sip_lines', {
    2: expect.objectContaining({ display_name: 'Ada' }),
  });
});

test('a list item has the first line of the device', async () => {
  const mock = startWithPhone();
  await add(mock, 'a', { device: '1' });
  expect((await mock.call(devices, 'list')).json()).toMatchObject([{ provdexist: true, linefeatures: { id: 1 } }]);
});

test('a line cannot name an unknown device', async () => {
  const mock = startWithPhone();
  expect(await add(mock, 'a', { device: '2' })).toBe(400);
  expect(mock.world.store.all('usersip')).toEqual([]);
});

test('an sccp device asks the server and keeps its configuration', async () => {
  const mock = startWithPhone();
  const linefeatures = { protocolid: 0, iduserfeatures: 0, rules_order: 0, device: '1' };
  const body = { protocol: { protocol: 'sccp', name: '101', context: 'default' }, linefeatures };
  await mock.call(lines, 'add', { body });
  const config = { protocol: 'SCCP', sccp_call_managers: { 1: { ip: '127.0.0.1' } } };
  expect(await viewed(mock)).toMatchObject({ config, status: 'configured' });
  await mock.call(lines, 'delete', { id: 1 });
  expect(await viewed(mock)).toMatchObject({ config, devicefeatures: { config: deviceid } });
});
