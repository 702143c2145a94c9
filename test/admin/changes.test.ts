import { expect, test } from 'vitest';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { type Mock, startMock } from '../support/mock.ts';

const paris = { name: 'paris', displayname: 'Paris' };

async function changesOf({ app }: Mock, { headers }: { headers: Readonly<Record<string, unknown>> }) {
  const answer = await app.inject(`/__admin/requests/${headers['x-mock-request-id']}/changes`);
  return { status: answer.statusCode, ...answer.json() };
}

test('a request has the rows that it changed', async () => {
  const mock = startMock();
  const added = await mock.call(entity, 'add', { body: paris });
  expect(await changesOf(mock, added)).toEqual({
    status: 200,
    id: added.headers['x-mock-request-id'],
    tables: { entity: { added: [expect.objectContaining({ id: 2, ...paris })], removed: [], changed: [] } },
  });
  const edited = await mock.call(entity, 'edit', { id: 2, body: { ...paris, displayname: 'Lutetia' } });
  const { tables } = await changesOf(mock, edited);
  const [change] = tables.entity.changed;
  expect([change.from.displayname, change.to.displayname]).toEqual(['Paris', 'Lutetia']);
  const deleted = await mock.call(entity, 'delete', { id: 2 });
  expect((await changesOf(mock, deleted)).tables.entity.removed).toMatchObject([{ id: 2, displayname: 'Lutetia' }]);
});

test.each<[string, (mock: Mock) => ReturnType<Mock['call']>]>([
  ['reads', ({ call }) => call(entity, 'list')],
  ['is refused', ({ call }) => call(entity, 'add', { body: { name: 'Capital', displayname: 'x' } })],
  ['has no account', ({ call }) => call(entity, 'add', { body: paris, auth: null })],
])('a request that %s changed nothing', async (_, send) => {
  const mock = startMock();
  const sent = await send(mock);
  expect(await changesOf(mock, sent)).toEqual({ status: 200, id: sent.headers['x-mock-request-id'], tables: {} });
});

test('an act that is refused after it has written changed nothing', async () => {
  const mock = startMock();
  const user = { userfeatures: { entityid: '1', firstname: 'Ada', lastname: 'Lovelace' } };
  const body = { ...user, linefeatures: [{ protocol: 'sip', context: 'nowhere', number: '1' }] };
  const sent = await mock.call(users, 'add', { body });
  expect(sent.status).toBe(400);
  expect((await changesOf(mock, sent)).tables).toEqual({});
});

test('secrets are masked', async () => {
  const mock = startMock();
  const userfeatures = {
    entityid: '1',
    firstname: 'Ada',
    enableclient: true,
    loginclient: 'ada',
    passwdclient: 'hunter2',
  };
  const added = await mock.call(users, 'add', { body: { userfeatures } });
  const { tables } = await changesOf(mock, added);
  expect(tables.userfeatures.added).toMatchObject([{ loginclient: 'ada', passwdclient: '[redacted]' }]);
  expect(JSON.stringify(tables)).not.toContain('hunter2');
});

test('the rows of the latest 200 requests that changed any are kept', async () => {
  const mock = startMock();
  const first = await mock.call(entity, 'add', { body: paris });
  for (let number = 0; number < 199; number += 1) {
    await mock.call(entity, 'list');
    await mock.call(entity, 'edit', { id: 2, body: { ...paris, displayname: `Paris ${number}` } });
  }
  expect((await changesOf(mock, first)).status).toBe(200);
  await mock.call(entity, 'delete', { id: 2 });
  expect(await changesOf(mock, first)).toMatchObject({
    status: 404,
    detail: `the rows that request ${first.headers['x-mock-request-id']} changed were dropped; the mock keeps those of the latest 200 requests that changed any`,
  });
});

test('a reset clears the rows together with the journal', async () => {
  const mock = startMock();
  const added = await mock.call(entity, 'add', { body: paris });
  await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect(await changesOf(mock, added)).toMatchObject({
    status: 404,
    detail: expect.stringContaining('there is no request'),
  });
});

test('a world has the changes of its own requests', async () => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}`, 'x-mock-world': 'w1' };
  const url = '/xivo/configuration/json.php/restricted/manage/entity/?act=add';
  const added = await app.inject({ method: 'POST', url, headers, payload: paris });
  const changes = `/__admin/requests/${added.headers['x-mock-request-id']}/changes`;
  expect(
    (await app.inject({ url: changes, headers: { 'x-mock-world': 'w1' } })).json().tables.entity.added,
  ).toHaveLength(1);
  expect((await app.inject(changes)).statusCode).toBe(404);
});
