import { expect, test } from 'vitest';
import { totalsOf } from '#compare/report/result.ts';
import type { CompareTarget } from '#compare/target/target.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { type Mock, startMock } from '../support/mock.ts';
import { inProcess } from '../support/transports.ts';
import { type Call, compareWith, record, targetOf } from './recorded-calls.ts';

const usersAt = (query: string) => `/service/ipbx/json.php/restricted/pbx_settings/users/?${query}`;
const groupsAt = (query: string) => `/service/ipbx/json.php/restricted/pbx_settings/groups/?${query}`;

const user = (lastname: string, number: string) => ({
  userfeatures: { firstname: 'Ada', lastname, entityid: 1 },
  linefeatures: { protocol: ['sip'], name: [''], context: ['default'], number: [number] },
});

const calls: readonly Call[] = [
  ['add', usersAt('act=add'), user('One', '101')],
  ['view', usersAt('act=view&id=1')],
  ['group', groupsAt('act=add'), { groupfeatures: { name: 'sales', context: 'default' }, queue: {}, user: ['1'] }],
  ['find the group', groupsAt('act=search&search=sales')],
  ['edit', usersAt('act=edit&id=1'), { userfeatures: { firstname: 'Ada', lastname: 'Two', entityid: 1 } }],
  ['view again', usersAt('act=view&id=1')],
  ['delete', usersAt('act=delete&id=1')],
  ['gone', usersAt('act=view&id=1')],
];

/** A server whose state nobody knows, with users of its own. */
async function olderServer(): Promise<Mock> {
  const mock = startMock();
  for (const number of ['110', '111', '112']) await mock.call(users, 'add', { body: user(number, number) });
  return mock;
}

function unknownState({ app, world }: Mock): CompareTarget {
  const run = { send: inProcess(app), start: { text: '', isShared: false }, close: async () => undefined };
  return { ...targetOf({ app, world }), begin: async () => run };
}

test('the id that an add answers replaces the recorded one, in requests and in answers', async () => {
  const recording = await record(startMock().app, calls);
  const mock = await olderServer();
  const result = await compareWith(recording, [unknownState(mock)]);
  expect(result.operations.flatMap(({ first }) => first ?? [])).toEqual([]);
  expect(mock.world.journal.entries().at(-1)?.url).toBe(usersAt('act=view&id=4'));
  expect(await mock.call(users, 'view', { id: 1 })).toMatchObject({ status: 200 });
});

test('two servers are compared with each other, whatever the recording has', async () => {
  const recording = await record(startMock().app, calls);
  const [first, second] = [await olderServer(), startMock()];
  const targets = [unknownState(first), unknownState(second)] as const;
  expect(totalsOf(await compareWith(recording, targets)).differs).toBe(0);
});

test('a difference between two servers is told as the answers of the first and of the second', async () => {
  const recording = await record(startMock().app, calls);
  const second = startMock({ dialect: 'recorded' });
  const { operations } = await compareWith(recording, [targetOf(startMock()), targetOf(second)]);
  expect(operations.find(({ operation }) => operation.endsWith('users:view'))?.first).toMatchObject({
    at: 'userfeatures.profileclient',
    found: '(missing)',
  });
});

test('after a write that only one side accepts the rest of the sequence is skipped', async () => {
  const recording = await record(startMock().app, calls);
  const mock = startMock();
  const payload = { match: { operation: '*users:add' }, action: { respond: { status: 400 } } };
  await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload });
  const result = await compareWith(recording, [targetOf(mock)]);
  expect(totalsOf(result)).toEqual({ same: 0, differs: 1, accepted: 0, skipped: calls.length - 1 });
  expect([...result.skips.keys()]).toEqual(['after a write that was answered otherwise']);
});
