import { expect, test } from 'vitest';
import { pickup } from '#resources/service/ipbx/call_management/pickup.ts';
import { startMock } from '../../../../support/mock.ts';

const member = (membertype: string, memberid: unknown, category = 'member') => ({ category, membertype, memberid });

test('ids start at 0; a freed id is reused, and its new group comes last', async () => {
  const mock = startMock();
  for (const name of ['a', 'b', 'c']) await mock.call(pickup, 'add', { body: { name } });
  expect((await mock.call(pickup, 'delete', { id: 1 })).status).toBe(200);
  await mock.call(pickup, 'add', { body: { name: 'd' } });
  expect((await mock.call(pickup, 'list')).json()).toMatchObject([{ name: 'a' }, { id: 2 }, { id: 1, name: 'd' }]);
});

test('there is room for 64 groups', async () => {
  const mock = startMock();
  for (let index = 0; index < 64; index += 1) await mock.call(pickup, 'add', { body: { name: `g${index}` } });
  expect((await mock.call(pickup, 'add', { body: { name: 'one too many' } })).status).toBe(400);
});

test('commented is a number, as on the page', async () => {
  const mock = startMock();
  await mock.call(pickup, 'add', { body: { name: 'a', commented: true } });
  expect((await mock.call(pickup, 'list')).json()).toEqual([{ id: 0, name: 'a', commented: 0, description: '' }]);
});

test('members are in order of insertion, without repeated and invalid ones', async () => {
  const mock = startMock();
  const members = [
    member('user', 3),
    member('user', '1'),
    member('user', 3),
    member('phone', 1),
    member('user', '01'),
    member('user', 1, 'pickup'),
    'x',
  ];
  expect((await mock.call(pickup, 'add', { body: { name: 'a', members } })).status).toBe(200);
  expect((await mock.call(pickup, 'view', { id: 0 })).json()).toMatchObject({
    members: [
      { pickupid: 0, category: 'member', membertype: 'user', memberid: 3 },
      { pickupid: 0, category: 'member', membertype: 'user', memberid: 1 },
    ],
    pickups: [{ category: 'pickup', memberid: 1 }],
  });
});

test('recorded, members are sorted and commented is a boolean', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await mock.call(pickup, 'add', { body: { name: 'a', members: [member('user', 3), member('user', 1)] } });
  expect((await mock.call(pickup, 'view', { id: 0 })).json()).toMatchObject({
    pickup: { commented: false },
    members: [{ memberid: 1 }, { memberid: 3 }],
    pickups: false,
  });
});

test('names are unique and case-sensitive', async () => {
  const mock = startMock();
  await mock.call(pickup, 'add', { body: { name: 'a' } });
  expect((await mock.call(pickup, 'add', { body: { name: 'A' } })).status).toBe(200);
  expect((await mock.call(pickup, 'add', { body: { name: 'a' } })).status).toBe(400);
});

test('edit and search are unknown acts and list', async () => {
  const mock = startMock();
  await mock.call(pickup, 'add', { body: { name: 'a' } });
  expect((await mock.call(pickup, 'edit', { id: 0, body: { name: 'b' } })).json()).toMatchObject([{ name: 'a' }]);
  expect((await mock.call(pickup, 'search', { query: { search: 'zzz' } })).json()).toMatchObject([{ name: 'a' }]);
});

test.each([
  ['category', { category: true }],
  ['type', { membertype: true }],
  ['category and type', { category: true, membertype: true }],
  ['category of 0', { category: 0 }],
])('a member with a boolean as %s is skipped', async (_, changes) => {
  const mock = startMock();
  const members = [{ ...member('user', 1), ...changes }, member('user', 2)];
  expect((await mock.call(pickup, 'add', { body: { name: 'a', members } })).status).toBe(200);
  expect((await mock.call(pickup, 'view', { id: 0 })).json()).toMatchObject({
    members: [{ category: 'member', membertype: 'user', memberid: 2 }],
    pickups: false,
  });
  expect(mock.world.store.count('pickupmember')).toBe(1);
});
