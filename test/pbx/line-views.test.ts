import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { type Mock, startMock } from '../support/mock.ts';

async function add(mock: Mock, protocol: object, rest: object = {}): Promise<number> {
  return (await mock.call(lines, 'add', { body: { protocol: { context: 'default', ...protocol }, ...rest } })).status;
}

async function protocolOf(mock: Mock): Promise<unknown> {
  return Object((await mock.call(lines, 'view', { id: 1 })).json()).protocol;
}

test('the protocol of an sccp line is shown with its flag as text, and neither identity nor state', async () => {
  const mock = startMock();
  await add(mock, { protocol: 'sccp', name: '102', commented: true });
  expect(await protocolOf(mock)).toEqual({
    id: 1,
    name: '102',
    context: 'default',
    cid_name: '102',
    cid_num: '102',
    protocol: 'sccp',
    commented: '1',
  });
});

test('the protocol of a custom line is shown with a truth value, and as ready', async () => {
  const mock = startMock();
  await add(mock, { protocol: 'custom', interface: 'dahdi/g0', commented: true });
  expect(await protocolOf(mock)).toEqual({
    id: 1,
    name: null,
    context: 'default',
    interface: 'dahdi/g0',
    intfsuffix: '',
    commented: true,
    protocol: 'custom',
    category: 'user',
    initialized: true,
    identity: 'CUSTOM/',
  });
});

test('the protocol of a sip line is shown with a truth value, and as ready once a phone has registered', async () => {
  const mock = startMock();
  await add(mock, { protocol: 'sip', name: 'a', mailbox: '1000@default' });
  const mailbox = { mailbox: '1000@default', voicemailmailbox: '1000', voicemailcontext: 'default' };
  const shown = { id: 1, commented: false, 'call-limit': '0', identity: 'SIP/a', ...mailbox };
  expect(await protocolOf(mock)).toMatchObject({ ...shown, initialized: false });
  mock.world.store.update('usersip', { name: 'a' }, { fullcontact: 'sip:a@192.0.2.9' });
  expect(await protocolOf(mock)).toMatchObject({ ...shown, initialized: true });
});

test('a line that has lost its protocol is not found', async () => {
  const mock = startMock();
  await add(mock, { protocol: 'sip', name: 'a' });
  mock.world.store.delete('usersip', { name: 'a' });
  expect((await mock.call(lines, 'view', { id: 1 })).status).toBe(404);
  expect(mock.bugs).toEqual([]);
});

test.each([
  ['left out', {}],
  ['null', { linefeatures: null }],
  ['false', { linefeatures: false }],
])('a line whose own part is %s is free', async (_what, rest) => {
  const mock = startMock();
  expect(await add(mock, { protocol: 'sip', name: 'a' }, rest)).toBe(200);
  expect((await mock.call(lines, 'view', { id: 1 })).json()).toMatchObject({
    linefeatures: { iduserfeatures: 0, rules_order: 0, name: 'a', context: 'default' },
  });
});
