import { expect, test } from 'vitest';
import type { Dialect } from '#dialect.ts';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { autoprov } from '#resources/xivo/configuration/provisioning/autoprov.ts';
import { type Mock, startMock } from '../support/mock.ts';

const deviceid = 'b986267beb494f88a8882cfe2e82f68f';

function startWithPhone(dialect: Dialect, more: object = {}): Mock {
  const mock = startMock({ dialect });
  const phone = { deviceid, config: 'autoprov1', ip: '10.34.1.28', mac: '00:08:5d:23:74:29', vendor: 'Aastra' };
  const kind = { plugin: 'xivo-aastra', model: '6731i', proto: '' };
  mock.world.store.insert('devicefeatures', { ...phone, ...kind, ...more });
  return mock;
}

async function addOn(mock: Mock, device: string, iduserfeatures = 0): Promise<number> {
  const linefeatures = { protocolid: 0, iduserfeatures, rules_order: 0, num: 1, device };
  const body = { protocol: { protocol: 'sip', name: 'a', context: 'default' }, linefeatures };
  return (await mock.call(lines, 'add', { body })).status;
}

const viewed = async (mock: Mock, id: number | string) => (await mock.call(devices, 'view', { id })).status;

test.each([
  ['documented', 200, 200],
  ['recorded', 400, 404],
] as const)('in %s a line that names a device by its device id is %i, and its view %i', async (dialect, add, view) => {
  const mock = startWithPhone(dialect);
  expect(await addOn(mock, deviceid)).toBe(add);
  expect(await viewed(mock, deviceid)).toBe(view);
  expect(await viewed(mock, 1)).toBe(200);
});

test('in recorded a device exists from the first list on', async () => {
  const mock = startWithPhone('recorded', { listed: 0 });
  expect([await viewed(mock, 1), await addOn(mock, '1')]).toEqual([404, 400]);
  expect((await mock.call(devices, 'search', { query: { search: 'aastra' } })).status).toBe(204);
  expect((await mock.call(devices, 'list')).status).toBe(200);
  expect([await viewed(mock, 1), await addOn(mock, '1')]).toEqual([200, 200]);
});

test('in documented a device exists from the start', async () => {
  const mock = startWithPhone('documented', { listed: 0 });
  expect([await viewed(mock, 1), await viewed(mock, deviceid), await addOn(mock, '1')]).toEqual([200, 200, 200]);
});

test.each(['', '0'])('a line whose device is "%s" has none', async (device) => {
  const mock = startMock();
  expect(await addOn(mock, device)).toBe(200);
  expect((await mock.call(lines, 'view', { id: 1 })).json()).toMatchObject({ linefeatures: { device } });
});

test('an sccp phone has an empty server address when the first line of its owner has none', async () => {
  const mock = startMock({ seeds: 'documented' });
  mock.world.store.update('linefeatures', { id: 150 }, { ipfrom: null });
  expect(await addOn(mock, '11', 37)).toBe(200);
  expect((await mock.call(devices, 'view', { id: 11 })).json()).toMatchObject({
    config: { protocol: 'SCCP', sccp_call_managers: { 1: { ip: '' } } },
  });
});

/** Dials a code on phone 1 of the documented seed, which has a configuration with a line. */
async function dialOnPhone(code: string, dialect: Dialect) {
  const mock = startMock({ seeds: 'documented', dialect });
  const configOf = async (id: number) => Object((await mock.call(devices, 'view', { id })).json()).config;
  const before = { dialled: await configOf(1), other: await configOf(11) };
  const { status } = await mock.call(autoprov, 'configure', { body: { ip: '10.34.1.21', code } });
  return { status, before, after: { dialled: await configOf(1), other: await configOf(11) } };
}

test('the code autoprov leaves nothing of the configuration that the phone had, and all of that of another', async () => {
  const { before, after } = await dialOnPhone('autoprov', 'documented');
  expect(before).toMatchObject({
    dialled: { X_key: '', protocol: 'SIP', sip_lines: { 1: { username: 'eu9nbm' } } },
    other: { protocol: 'SCCP' },
  });
  expect(after).toEqual({ dialled: { X_key: '' }, other: before.other });
});

test.each(['documented', 'recorded'] as const)(
  'in %s a refused code leaves the configuration of a phone',
  async (dialect) => {
    const { status, before, after } = await dialOnPhone('1', dialect);
    expect(status).toBe(400);
    expect(after).toEqual(before);
  },
);
