import { expect, test } from 'vitest';
import { customTrunks } from '#resources/service/ipbx/trunk_management/custom.ts';
import { readSipAccount } from '#resources/service/ipbx/trunk_management/sip/fields.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const account = { transport: 'udp', name: 'out', context: 'from-extern', type: 'peer' };
const register = { transport: 'udp', username: 'u', password: 'p', host: 'sip.example' };

const trunk = (protocol: object = {}, more: object = {}) => ({
  protocol: { ...account, ...protocol },
  trunkfeatures: {},
  ...more,
});

async function add(mock: Mock, protocol: object = {}, more: object = {}): Promise<number> {
  return (await mock.call(sipTrunks, 'add', { body: trunk(protocol, more) })).status;
}

async function view(mock: Mock, id = 1) {
  return (await mock.call(sipTrunks, 'view', { id })).json();
}

async function edit(mock: Mock, body: unknown): Promise<number> {
  return (await mock.call(sipTrunks, 'edit', { id: 1, body })).status;
}

test('the trunk of the page is viewed with its codecs as a list, the misspelt key and an empty authuser', async () => {
  const seen = await view(startMock({ seeds: 'documented' }));
  expect(seen).toMatchObject({
    protocol: { name: 'unittest', language: '', mailbox: null, allow: ['alaw', 'ulaw', 'gsm'], registrertrying: '' },
    register: { authuser: '', var_val: 'udp://XiVO:secretpassword:@0.0.0.0:5060' },
  });
});

test('recorded, codecs are text, without the misspelt key and authuser', async () => {
  const seen = await view(startMock({ seeds: 'documented', dialect: 'recorded' }));
  expect(seen).toMatchObject({ protocol: { allow: 'alaw,ulaw,gsm' }, register: { authuser: false } });
  expect(seen).not.toHaveProperty('protocol.registrertrying');
});

test('a view is a valid edit body, and does not change the trunk', async () => {
  const mock = startMock();
  await add(mock, { allow: ['gsm', 'alaw'], registertrying: 1 }, { register });
  const seen = await view(mock);
  expect(await edit(mock, seen)).toBe(200);
  expect(await view(mock)).toEqual(seen);
});

test.each([
  ['documented', 200],
  ['recorded', 400],
] as const)('an edit without codecs of a trunk that has some: in dialect %s %i', async (dialect, status) => {
  const mock = startMock({ dialect });
  await add(mock, { allow: ['gsm', 'alaw'] });
  expect(await edit(mock, { protocol: { nat: 'yes' } })).toBe(status);
  expect(mock.world.store.first('usersip', { id: 1 })?.['allow']).toBe('gsm,alaw');
});

test('codecs that an edit sends replace the stored ones', async () => {
  const mock = startMock();
  await add(mock, { allow: ['gsm', 'alaw'] });
  await edit(mock, { protocol: { allow: ['g729'] } });
  expect(await view(mock)).toMatchObject({ protocol: { allow: ['g729'] } });
  await edit(mock, { protocol: { allow: [] } });
  expect(await view(mock)).toMatchObject({ protocol: { allow: null } });
});

test('registrertrying is an alias of registertrying, unless both are sent', async () => {
  const mock = startMock();
  await add(mock, { registrertrying: '1' });
  await add(mock, { name: 'both', registrertrying: '1', registertrying: '0' });
  expect(await view(mock, 1)).toMatchObject({ protocol: { registertrying: '1', registrertrying: '1' } });
  expect(await view(mock, 2)).toMatchObject({ protocol: { registertrying: '0', registrertrying: '0' } });
});

test('the recorded dialect ignores registrertrying', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await add(mock, { registrertrying: '1' });
  expect(await view(mock)).toMatchObject({ protocol: { registertrying: null } });
});

test.each([
  [{ type: 'user', host: '10.0.0.1' }, 'dynamic'],
  [{ host: '10.0.0.1', 'host-static': '10.0.0.2' }, '10.0.0.1'],
  [{ host: '10.0.0.1', 'host-type': 'dynamic' }, 'dynamic'],
  [{ 'host-type': 'static', 'host-static': 'sip.example' }, 'sip.example'],
  [{ host: 'static', 'host-static': '10.0.0.2' }, '10.0.0.2'],
  [{ 'host-type': 'static' }, 'static'],
  [{ 'host-type': 'static', 'host-static': '' }, 'dynamic'],
  [{ 'host-type': 'static', 'host-static': [] }, 'dynamic'],
  [{}, 'dynamic'],
])('the host of %j is %s', async (sent, host) => {
  const mock = startMock();
  expect(await add(mock, sent)).toBe(200);
  expect(await view(mock)).toMatchObject({ protocol: { host } });
});

test.each([
  { name: 'a b' },
  { name: '' },
  { transport: '' },
  { type: true },
  { nat: true },
  { host: 'a_b' },
  { context: 'FROM-EXTERN' },
  { context: 'nowhere' },
  { allow: ['gsm', 'gsm'] },
  { allow: 'gsm' },
  { mailbox: '1' },
  { timert1: '1.5' },
  { deny: '10.0.0.0' },
  { callerid: '<12>' },
  { qualifyfreq: 15 },
])('an account with %j is refused', async (sent) => {
  const mock = startMock();
  expect(await add(mock, sent)).toBe(400);
  expect(mock.world.store.all('usersip')).toEqual([]);
});

test('a refusal names the field, the rule and the value', async () => {
  const reason = { field: 'protocol.dtmfmode', rule: 'invalidvalue', value: 'tones' };
  const account = { name: 'out', transport: 'udp', dtmfmode: 'tones' };
  expect(() => readSipAccount(account)).toThrow(expect.objectContaining({ reason: expect.objectContaining(reason) }));
});

test('a registration that an edit turns off remains stored, and the next edit turns it on again', async () => {
  const mock = startMock();
  await add(mock, {}, { register });
  await edit(mock, { register: false });
  expect(await view(mock)).toMatchObject({
    trunkfeatures: { registerid: '147', registercommented: true },
    register: { commented: true, username: 'u' },
  });
  await edit(mock, {});
  expect(await view(mock)).toMatchObject({
    trunkfeatures: { registercommented: false },
    register: { commented: false, username: 'u' },
  });
});

test('an edit can add a registration, change a part of it, and not empty a required one', async () => {
  const mock = startMock();
  await add(mock);
  expect(await edit(mock, { register })).toBe(200);
  expect(await edit(mock, { register: { port: 5061 } })).toBe(200);
  expect(await edit(mock, { register: { host: '' } })).toBe(400);
  expect(await view(mock)).toMatchObject({
    trunkfeatures: { registerid: '147' },
    register: { id: '147', var_val: 'udp://u:p:@sip.example:5061' },
  });
});

test('a registration that is too long for its column consumes an id of the account, but not of a registration or trunk', async () => {
  const mock = startMock();
  expect(await add(mock, {}, { register: { ...register, contact: 'a'.repeat(250) } })).toBe(400);
  await add(mock, {}, { register });
  expect(await view(mock)).toMatchObject({ trunkfeatures: { id: 1, protocolid: '2', registerid: '147' } });
});

test('the context of a trunk follows its edits and is unused after the trunk is deleted', async () => {
  const mock = startMock();
  const contexts = () => mock.world.store.all('contextmember', { type: 'trunksip' }).map((row) => row['context']);
  await add(mock);
  expect(contexts()).toEqual(['from-extern']);
  await edit(mock, { protocol: { context: 'default' } });
  expect(contexts()).toEqual(['default']);
  await edit(mock, { protocol: { context: '' } });
  expect(contexts()).toEqual([]);
  await edit(mock, { protocol: { context: 'default' } });
  await mock.call(sipTrunks, 'delete', { id: 1 });
  expect(contexts()).toEqual([]);
});

test('a name is stored in lower case and is unique among SIP accounts', async () => {
  const mock = startMock();
  await add(mock, { name: 'OUT' });
  expect(await add(mock, { name: 'out' })).toBe(400);
  expect(await edit(mock, { protocol: { name: 'Out' } })).toBe(200);
  expect(await view(mock)).toMatchObject({ protocol: { name: 'out', identity: 'out (SIP)' } });
});

test('deleteall removes only SIP trunks, but answers 200 with trunks of any protocol', async () => {
  const mock = startMock();
  const body = { protocol: { name: 'c', interface: 'dahdi/g0' }, trunkfeatures: {} };
  expect((await mock.call(sipTrunks, 'deleteall')).status).toBe(204);
  await mock.call(customTrunks, 'add', { body });
  await add(mock, {}, { register });
  expect((await mock.call(sipTrunks, 'deleteall')).status).toBe(200);
  expect((await mock.call(sipTrunks, 'deleteall')).status).toBe(200);
  expect((await mock.call(sipTrunks, 'list')).status).toBe(204);
  expect((await mock.call(customTrunks, 'list')).status).toBe(200);
  expect(mock.world.store.has('staticsip', { var_name: 'register' })).toBe(false);
});
