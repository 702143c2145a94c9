import { expect, test } from 'vitest';
import { customTrunks } from '#resources/service/ipbx/trunk_management/custom.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

async function add(mock: Mock, protocol: object = {}, more: object = {}) {
  const body = { protocol: { name: 'out', interface: 'DAHDI/g0', ...protocol }, trunkfeatures: {}, ...more };
  return mock.call(customTrunks, 'add', { body });
}

test('a trunk is answered with its id as a number and viewed without a registration', async () => {
  const mock = startMock();
  expect((await add(mock, { protocol: 'sip', commented: 1 }, { register: { username: 'u' } })).text).toBe('1');
  expect((await mock.call(customTrunks, 'view', { id: 1 })).json()).toEqual({
    trunkfeatures: {
      id: 1,
      protocol: 'custom',
      protocolid: '1',
      registerid: 0,
      registercommented: true,
      description: '',
    },
    protocol: {
      id: 1,
      name: 'out',
      context: null,
      interface: 'DAHDI/g0',
      intfsuffix: '',
      commented: false,
      protocol: 'custom',
      category: 'trunk',
      identity: 'out (DAHDI/g0)',
    },
  });
});

test('an interface may be used once with each suffix', async () => {
  const mock = startMock();
  expect((await add(mock)).status).toBe(200);
  expect((await add(mock, { name: 'other' })).status).toBe(400);
  expect((await add(mock, { name: 'other', intfsuffix: '/x' })).status).toBe(200);
  expect((await add(mock, { name: 'third', interface: 'dahdi/g0' })).text).toBe('3');
});

test('a line may use the same interface', async () => {
  const mock = startMock();
  mock.world.store.insert('usercustom', { interface: 'DAHDI/g0', category: 'user', context: 'default' });
  expect((await add(mock)).status).toBe(200);
});

test('search matches name and interface, not suffix and identity', async () => {
  const mock = startMock();
  await add(mock, { intfsuffix: 'zz' });
  const statusOf = async (search: string) => (await mock.call(customTrunks, 'search', { query: { search } })).status;
  expect(await Promise.all(['OU', 'dahdi', 'zz', '(DAHDI', ''].map(statusOf))).toEqual([200, 200, 204, 204, 204]);
});

test.each([
  { name: 'a.b' },
  { name: '' },
  { interface: 'a b' },
  { interface: '' },
  { intfsuffix: 'a'.repeat(33) },
  { context: 'nowhere' },
])('an account with %j is refused', async (sent) => {
  expect((await add(startMock(), sent)).status).toBe(400);
});
