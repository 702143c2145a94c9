import { expect, test } from 'vitest';
import { iaxTrunks } from '#resources/service/ipbx/trunk_management/iax.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const trunk = (protocol: object = {}, more: object = {}) => ({
  protocol: { name: 'out', requirecalltoken: 'auto', ...protocol },
  trunkfeatures: {},
  ...more,
});

async function add(mock: Mock, protocol: object = {}, more: object = {}): Promise<number> {
  return (await mock.call(iaxTrunks, 'add', { body: trunk(protocol, more) })).status;
}

async function view(mock: Mock, id = 1) {
  return (await mock.call(iaxTrunks, 'view', { id })).json();
}

test('a registration has its parts and a setting row whose id is a number', async () => {
  const mock = startMock();
  const register = { username: 'u', password: 'p', host: 'h.org', port: 4569, other: 'x' };
  await add(mock, {}, { register });
  expect(await view(mock)).toMatchObject({
    trunkfeatures: { registerid: '52', registercommented: false },
    register: {
      username: 'u',
      password: 'p',
      host: 'h.org',
      port: '4569',
      id: 52,
      commented: false,
      filename: 'iax.conf',
      var_val: 'u:p@h.org:4569',
    },
  });
  expect((await mock.call(iaxTrunks, 'list')).json()).toMatchObject([
    {
      id: '1',
      registerid: '52',
      register: { username: 'u', password: 'p', host: 'h.org', port: '4569', commented: false },
    },
  ]);
});

test.each([
  ['yes', 'yes'],
  ['', ''],
  [false, ''],
  [[], ''],
  [true, 'yes'],
  [0, 'auto'],
])('the call token rule %j is stored as %j', async (requirecalltoken, stored) => {
  const mock = startMock();
  expect(await add(mock, { requirecalltoken })).toBe(200);
  expect(await view(mock)).toMatchObject({ protocol: { requirecalltoken: stored } });
});

test.each([
  ['Europe/Paris', 'Europe/Paris'],
  ['America/Port-au-Prince', 'America/Port-au-Prince'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['europe/paris', null],
  ['EUROPE/PARIS', null],
  ['UTC', null],
  ['Europe/Atlantis', null],
  [['Europe/Paris'], null],
])('the time zone %j is stored as %j', async (timezone, stored) => {
  const mock = startMock();
  expect(await add(mock, { timezone })).toBe(200);
  expect(await view(mock)).toMatchObject({ protocol: { timezone: stored } });
});

test('the username of a friend is its name, and dbsecret is not stored', async () => {
  const mock = startMock();
  await add(mock, { type: 'friend', username: 'other', dbsecret: 'family/key' });
  expect(await view(mock)).toMatchObject({ protocol: { username: 'out', dbsecret: '' } });
});

test('omitted fields get the defaults of the protocol', async () => {
  const mock = startMock();
  await add(mock);
  expect(await view(mock)).toMatchObject({
    trunkfeatures: { registerid: 0, registercommented: true },
    protocol: {
      auth: 'plaintext,md5',
      qualify: 'no',
      qualifyfreqok: '60000',
      qualifyfreqnotok: '10000',
      amaflags: null,
    },
    register: false,
  });
});

test.each([
  { requirecalltoken: null },
  { requirecalltoken: 1 },
  { name: 'a.b' },
  { dbsecret: 'family' },
  { deny: '10.0.0.0/8' },
  { mask: '24' },
  { qualifyfreqok: 36000 },
  { encryption: 'aes256' },
  { encryption: true },
  { setvar: 'A=1' },
])('an account with %j is refused', async (sent) => {
  const mock = startMock();
  expect(await add(mock, sent)).toBe(400);
  expect(mock.world.store.all('useriax')).toEqual([]);
});

test('a dotted netmask passes where the prefix length does not', async () => {
  expect(await add(startMock(), { deny: '10.0.0.0/255.0.0.0', permit: '0.0.0.0/0.0.0.0', mask: '255.255.255.0' })).toBe(
    200,
  );
});

test('a SIP trunk and an IAX trunk may have the same name, and are separate', async () => {
  const mock = startMock();
  await mock.call(sipTrunks, 'add', { body: { protocol: { name: 'out', transport: 'udp' }, trunkfeatures: {} } });
  expect(await add(mock)).toBe(200);
  expect((await mock.call(iaxTrunks, 'view', { id: 1 })).status).toBe(404);
  expect((await mock.call(iaxTrunks, 'delete', { id: 1 })).status).toBe(404);
  expect(await view(mock, 2)).toMatchObject({ trunkfeatures: { id: 2, protocolid: '1' } });
});

test('edit and deleteall are unknown acts', async () => {
  const mock = startMock();
  await add(mock);
  for (const act of ['edit', 'deleteall']) {
    expect((await mock.call(iaxTrunks, act, { id: 1, body: {} })).json()).toHaveLength(1);
  }
});
