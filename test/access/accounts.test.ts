import dns from 'node:dns/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasHostNames } from '#access/accounts.ts';
import { check } from '#resources/xivo/configuration/check.ts';
import { startMock } from '../support/mock.ts';

/** Each test says which addresses a name has. */
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

test('an account with a host alone is looked up at each request too', async () => {
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
