import { expect, test } from 'vitest';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { autoprov } from '#resources/xivo/configuration/provisioning/autoprov.ts';
import { dump, type Mock, startMock } from '../../../../support/mock.ts';

const configure = async (mock: Mock, body: unknown) => (await mock.call(autoprov, 'configure', { body })).status;
const deviceOf = ({ world }: Mock, id: number) => world.store.first('linefeatures', { id })?.['device'];
const viewOf = async (mock: Mock, id: number) => (await mock.call(devices, 'view', { id })).json();
const configOf = ({ world }: Mock, id: number) => world.store.first('devicefeatures', { id })?.['config'];

/** A mock whose provisioning daemon knows three devices that were never listed. */
function recordedMock(): Mock {
  const mock = startMock({ dialect: 'recorded' });
  for (const end of [11, 12, 13]) {
    const device = {
      deviceid: `device${end}`,
      config: `autoprov${end}`,
      ip: `10.32.0.${end}`,
      mac: '',
      vendor: '',
      model: '',
    };
    mock.world.store.insert('devicefeatures', { ...device, proto: '', listed: 0 });
  }
  return mock;
}

test('a code assigns the phone at the address to the line, which had no phone', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, { ip: '10.34.1.27', code: 128417 })).toBe(200);
  expect([deviceOf(mock, 2), configOf(mock, 42)]).toEqual(['42', '7a90d51be63c4c0f8e24f1b7359ad806']);
  expect(await configure(mock, { ip: '10.34.1.28', code: '128417' })).toBe(400);
});

test('the code autoprov removes the phone from its lines', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, { ip: '10.34.1.21', code: 'autoprov' })).toBe(200);
  expect(deviceOf(mock, 1)).toBe('0');
});

test('after the code autoprov the daemon has a new configuration, which the record shows after the next list', async () => {
  const mock = startMock({ seeds: 'documented' });
  const before = configOf(mock, 1);
  await configure(mock, { ip: '10.34.1.21', code: 'autoprov' });
  const renewed = expect.stringMatching(/^autoprov\d+$/);
  expect(await viewOf(mock, 1)).toMatchObject({
    devicefeatures: { config: before },
    deviceprovd: { config: renewed },
    config: { X_key: '' },
    status: 'autoprov',
  });
  await mock.call(devices, 'list');
  expect(await viewOf(mock, 1)).toMatchObject({
    devicefeatures: { config: renewed },
    deviceprovd: { config: renewed },
  });
});

test('a code of a line creates a complete configuration', async () => {
  const mock = startMock({ seeds: 'documented' });
  await configure(mock, { ip: '10.34.1.27', code: 'autoprov' });
  await configure(mock, { ip: '10.34.1.27', code: '128417' });
  const deviceid = '7a90d51be63c4c0f8e24f1b7359ad806';
  expect(await viewOf(mock, 42)).toMatchObject({
    devicefeatures: { config: deviceid },
    deviceprovd: { config: deviceid },
    config: { X_key: '', exten_dnd: '*25', protocol: 'SIP' },
  });
});

test('in recorded a refused code lists the device and creates a configuration named after it', async () => {
  const mock = recordedMock();
  expect(await configure(mock, { ip: '10.32.0.13', code: '100000' })).toBe(400);
  expect(await viewOf(mock, 1)).toMatchObject({
    devicefeatures: { id: 1, deviceid: 'device13', config: 'autoprov13' },
    config: { X_key: '' },
    deviceconfig: { raw_config: { X_key: '' } },
  });
  expect((await mock.call(devices, 'view', { id: 2 })).status).toBe(404);
});

test('in recorded the ids of devices follow the order of listing', async () => {
  const mock = recordedMock();
  await configure(mock, { ip: '10.32.0.13', code: 'autoprov' });
  await configure(mock, { ip: '10.32.0.12', code: '1' });
  expect(await configure(mock, { ip: '10.32.0.14', code: 'autoprov' })).toBe(400);
  const items = (await mock.call(devices, 'list')).json();
  expect(items).toMatchObject(
    ['13', '12', '11'].map((end, index) => ({ devicefeatures: { id: index + 1, ip: `10.32.0.${end}` } })),
  );
});

test('in documented a refused code changes nothing', async () => {
  const mock = startMock({ seeds: 'documented' });
  const before = dump(mock);
  expect(await configure(mock, { ip: '10.34.1.27', code: '1' })).toBe(400);
  expect(dump(mock)).toBe(before);
});

test('a device that the provisioning daemon does not know is refused', async () => {
  const mock = startMock({ seeds: 'documented' });
  mock.world.store.update('devicefeatures', { ip: '10.34.1.27' }, { provd: 0 });
  expect(await configure(mock, { ip: '10.34.1.27', code: 'autoprov' })).toBe(400);
});

test.for([
  { ip: '10.34.1.27' },
  { ip: null, code: '128417' },
  { ip: '10.34.1.27', code: '113992' },
  { ip: '10.34.1.27', code: 'Autoprov' },
  { ip: '10.34.1.27', code: [128417] },
  { ip: '10.34.1.99', code: '128417' },
  { ip: '', code: '128417' },
])('%j is refused', async (body) => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, body)).toBe(400);
  expect(deviceOf(mock, 2)).toBe('');
});

test('any other act, or none, is 400', async () => {
  const mock = startMock({ seeds: 'documented' });
  for (const act of ['', 'view', 'edit']) expect((await mock.call(autoprov, act)).status).toBe(400);
});
