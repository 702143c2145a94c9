import dns from 'node:dns/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findAccount, hasHostNames, sizeOfAccount } from '#access/accounts.ts';
import { check } from '#resources/xivo/configuration/check.ts';
import { startMock } from '../support/mock.ts';

/** Each test sets the addresses of a name. */
const lookup = vi.fn();
beforeEach(() => void vi.spyOn(dns, 'lookup').mockImplementation(lookup));
afterEach(() => {
  lookup.mockReset();
  vi.restoreAllMocks();
});

const account = { disable: 0, description: '', rights: '["*"]' };

test('the host of an account is looked up at each request', async () => {
  const mock = startMock();
  const credentials = { login: 'named', passwd: 'secret', host: 'client.example' };
  mock.world.store.insert('accesswebservice', { ...account, name: 'named', ...credentials });
  const status = async () => (await mock.call(check, '', { auth: 'named:secret' })).status;
  lookup.mockResolvedValue([{ address: '192.0.2.1' }, { address: '127.0.0.1' }]);
  expect([await status(), await status()]).toEqual([200, 200]);
  lookup.mockResolvedValue([{ address: '192.0.2.1' }]);
  expect(await status()).toBe(401);
  lookup.mockRejectedValue(new Error('no such name'));
  expect(await status()).toBe(401);
  lookup.mockResolvedValue([{ address: '127.0.0.1' }]);
  expect(await status()).toBe(200);
  expect(lookup).toHaveBeenCalledTimes(5);
  expect(lookup).toHaveBeenCalledWith('client.example', { all: true, family: 4 });
  expect(mock.world.journal.entries().map((entry) => entry.account)).toEqual([
    'named',
    'named',
    undefined,
    undefined,
    'named',
  ]);
});

test('the host of an account without credentials is looked up at each request, too', async () => {
  const mock = startMock();
  mock.world.store.insert('accesswebservice', { ...account, name: 'named', host: 'client.example' });
  const status = async () => (await mock.call(check, '', { auth: null })).status;
  lookup.mockResolvedValue([{ address: '127.0.0.1' }]);
  expect(await status()).toBe(200);
  lookup.mockResolvedValue([]);
  expect(await status()).toBe(401);
});

test.each<[string[], boolean]>([
  [[], false],
  [['192.0.2.1', '192.0.2.0/24', '192.0.2.0/255.255.255.0'], false],
  [['192.0.2.1', 'client.example'], true],
])('a store with accounts on %j has host names: %s', (hosts, expected) => {
  const { store } = startMock().world;
  for (const host of hosts) store.insert('accesswebservice', { ...account, name: host, host });
  expect(hasHostNames(store)).toBe(expected);
});

test.each(['127.0.0.1', '127.0.0.0/8'])('the host %s is not looked up', async (host) => {
  const mock = startMock();
  mock.world.store.insert('accesswebservice', { ...account, name: 'bound', host });
  expect((await mock.call(check, '', { auth: null })).status).toBe(200);
  expect(lookup).not.toHaveBeenCalled();
});

test.each([
  ['', 'secret'],
  ['named', ''],
  ['', ''],
])('the login "%s" with the password "%s" is nobody, even if an account has them', async (login, passwd) => {
  const mock = startMock();
  mock.world.store.insert('accesswebservice', { ...account, name: 'named', login, passwd });
  expect((await mock.call(check, '', { auth: `${login}:${passwd}` })).status).toBe(401);
});

test('without credentials, the account is the first enabled one without login and password whose host admits the caller', async () => {
  const { store } = startMock().world;
  const host = '192.0.2.7';
  const callers = [
    { name: 'everybody' },
    { name: 'empty', host: '' },
    { name: 'disabled', host, disable: 1 },
    { name: 'login', host, login: 'a' },
    { name: 'password', host, passwd: 'a' },
    { name: 'elsewhere', host: '192.0.2.8' },
    { name: 'first', host, login: '', passwd: '', rights: '["cti","service"]' },
    { name: 'second', host },
  ];
  for (const caller of callers) store.insert('accesswebservice', { ...account, ...caller });
  const accountFor = async (peer: string) => await findAccount(store, { credentials: undefined, peer });
  expect(await accountFor(host)).toEqual({ name: 'first', rights: ['cti', 'service'] });
  expect((await accountFor('192.0.2.8'))?.name).toBe('elsewhere');
  expect(await accountFor('192.0.2.9')).toBeUndefined();
});

test('an account with the credentials is skipped if its host does not admit the caller', async () => {
  const { store } = startMock().world;
  const credentials = { login: 'a', password: 'b' };
  for (const [name, host, disable] of [
    ['disabled', null, 1],
    ['elsewhere', '192.0.2.8', 0],
    ['anywhere', null, 0],
  ] as const) {
    store.insert('accesswebservice', { ...account, name, host, disable, login: 'a', passwd: 'b' });
  }
  const accountFor = async (peer: string, sent = credentials) =>
    (await findAccount(store, { credentials: sent, peer }))?.name;
  expect(await accountFor('192.0.2.8')).toBe('elsewhere');
  expect(await accountFor('192.0.2.9')).toBe('anywhere');
  expect(await accountFor('192.0.2.9', { ...credentials, password: 'c' })).toBeUndefined();
});

test('an account with an unknown host name is skipped', async () => {
  const { store } = startMock().world;
  for (const host of ['nosuch.example', '192.0.2.7'])
    store.insert('accesswebservice', { ...account, name: host, host });
  lookup.mockRejectedValue(new Error('no such name'));
  expect((await findAccount(store, { credentials: undefined, peer: '192.0.2.7' }))?.name).toBe('192.0.2.7');
});

test('the size of an account depends on its name and its rights', () => {
  expect(sizeOfAccount({ name: '', rights: [] })).toBe(256);
  expect(sizeOfAccount({ name: 'abc', rights: ['*', 'cti'] })).toBe(256 + 6 + 34 + 38);
});
