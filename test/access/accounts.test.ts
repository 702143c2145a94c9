import { beforeEach, expect, test, vi } from 'vitest';
import { check } from '../../src/resources/xivo/configuration/check.ts';
import { startMock } from '../support/mock.ts';

const lookup = vi.hoisted(() => vi.fn());

vi.mock('node:dns/promises', () => ({ lookup }));

beforeEach(() => void lookup.mockReset());

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

test.each([
  ['', 'secret'],
  ['named', ''],
  ['', ''],
])('the login "%s" with the password "%s" is nobody, even if an account has them', async (login, passwd) => {
  const mock = startMock();
  mock.world.store.insert('accesswebservice', { ...account, name: 'named', login, passwd });
  expect((await mock.call(check, '', { auth: `${login}:${passwd}` })).status).toBe(401);
});
