import { expect, test } from 'vitest';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { startMock } from '../../../../../support/mock.ts';

const line = (number: string) => ({ protocol: ['sip'], context: ['default'], number: [number] });

test('a user with a mailbox cannot be deleted until the voicemail is', async () => {
  const mock = startMock({ seeds: 'documented' });
  const before = (await mock.call(users, 'view', { id: 1 })).text;
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(500);
  expect((await mock.call(users, 'view', { id: 1 })).text).toBe(before);
  await mock.call(voicemail, 'delete', { id: 1 });
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(404);
});

test('deleteall keeps users with a mailbox, and answers 204 if there are no users', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect((await mock.call(users, 'deleteall')).status).toBe(200);
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ id: 1 }]);
  expect((await startMock().call(users, 'deleteall')).status).toBe(204);
});

test('a deleted user leaves their groups, and destinations to them are unlinked', async () => {
  const mock = startMock();
  const dialaction = { noanswer: { actiontype: 'user', actionarg1: '1' } };
  await mock.call(users, 'add', { body: { userfeatures: { firstname: 'A' }, linefeatures: line('1001') } });
  await mock.call(users, 'add', { body: { userfeatures: { firstname: 'B' }, dialaction } });
  const groupfeatures = { name: 'grp', number: '2001', context: 'default', timeout: 0 };
  await mock.call(groups, 'add', { body: { groupfeatures, queue: {}, user: [1] } });
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
  expect((await mock.call(groups, 'view', { id: 1 })).json()).toMatchObject({ user: false });
  const left = { noanswer: { actionarg1: '1', linked: false } };
  expect((await mock.call(users, 'view', { id: 2 })).json()).toMatchObject({ dialaction: left });
  expect((await mock.call(users, 'edit', { id: 2, body: {} })).status).toBe(400);
});

test('the skills of a deleted user are deleted, those of others are kept', async () => {
  const mock = startMock();
  const { store } = mock.world;
  for (const firstname of ['A', 'B']) await mock.call(users, 'add', { body: { userfeatures: { firstname } } });
  for (const userid of [1, 2]) store.insert('userqueueskill', { userid, skillid: 1, weight: 50 });
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
  expect(store.all('userqueueskill').map(({ userid }) => userid)).toEqual([2]);
});
