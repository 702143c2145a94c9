import { expect, test } from 'vitest';
import { overviewKinds } from '#pbx/overview/kinds.ts';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { schedule } from '#resources/service/ipbx/call_management/schedule.ts';
import { startMock } from '../support/mock.ts';

const documented = () => startMock({ seeds: 'documented' });

async function pageOf({ app }: ReturnType<typeof startMock>, kind: string, query = '') {
  const answer = await app.inject(`/__admin/pbx/${kind}?${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

test.for(overviewKinds)(
  '$name: pages match their schema, their operations answer, and their rows exist',
  async (kind) => {
    const mock = documented();
    await mock.call(schedule, 'add', { body: { schedule: { name: 'office' }, opened: [], dialaction: {} } });
    await mock.call(incall, 'add', {
      body: {
        incall: { exten: '1500', context: 'from-extern' },
        dialaction: { answer: { actiontype: 'user', actionarg1: '2' } },
      },
    });
    const page = await pageOf(mock, kind.name);
    expect(kind.answer().parse(page)).toEqual(page);
    expect(page.items.length).toBe(page.total);
    for (const { id, operation, rows } of page.items) {
      const view = operation === undefined ? undefined : `/__admin/preview?operation=${operation}&id=${id}`;
      if (view !== undefined) expect((await mock.app.inject(view)).json(), view).toMatchObject({ status: 200 });
      const counts = rows.map(({ table, key }: { table: string; key: object }) => {
        return mock.world.store.anyTable(table)?.count(Object.fromEntries(Object.entries(key)));
      });
      expect(counts[0], `${kind.name} ${id}`).toBe(1);
      expect(counts).not.toContain(undefined);
    }
  },
);

test.for(overviewKinds)('$name: pages are disjoint, and a search finds a part of them', async ({ name }) => {
  const mock = documented();
  const { items, total } = await pageOf(mock, name);
  const parts = await Promise.all([0, 1].map((offset) => pageOf(mock, name, `limit=1&offset=${offset}`)));
  expect(parts.flatMap((part) => part.items)).toEqual(items.slice(0, 2));
  expect(parts.map((part) => part.total)).toEqual([total, total]);
  expect(await pageOf(mock, name, 'search=no%20such%20text')).toMatchObject({ total: 0, items: [] });
  expect(await pageOf(mock, name, 'search=%25')).toMatchObject({ total: 0 });
});

test('a user has lines, devices, voicemail, agent, groups and queues', async () => {
  const mock = documented();
  const { items } = await pageOf(mock, 'users', 'search=1001');
  expect(items).toEqual([
    expect.objectContaining({
      id: 1,
      operation: 'ipbx/pbx_settings/users:view',
      name: 'User 1',
      isDisabled: false,
      lines: [
        {
          id: 1,
          operation: 'ipbx/pbx_settings/lines:view',
          number: '1001',
          context: 'default',
          protocol: 'sip',
          name: 'eu9nbm',
          order: 1,
          device: { type: 'device', id: 1, label: '00:08:5d:23:74:11' },
        },
      ],
      voicemail: { type: 'voicemail', id: 1, label: '1001@default' },
      agent: { type: 'agent', id: 3, label: '2' },
      groups: [],
      queues: [],
    }),
  ]);
  expect((await pageOf(mock, 'users', 'search=alice%20m')).items).toMatchObject([
    { groups: [{ type: 'group', id: 1, label: 'reception' }], queues: [{ type: 'queue', label: 'n1022' }] },
  ]);
});

test('a group and a queue have their members', async () => {
  const mock = documented();
  expect((await pageOf(mock, 'groups')).items).toMatchObject([
    { name: 'reception', number: '2001', users: [{ label: 'Alice Martin' }, { label: 'Bruno Petit' }], agents: [] },
  ]);
  expect((await pageOf(mock, 'queues', 'search=3001')).items).toMatchObject([
    { name: 'support', displayName: 'Support', users: [{ label: 'Bruno Petit' }], agents: [{ id: 95, label: '102' }] },
  ]);
});

test('a number has its owner, and a context its ranges with how much of them is used', async () => {
  const mock = documented();
  const { items, contexts } = await pageOf(mock, 'numbers', 'search=alice');
  expect(items).toMatchObject([{ number: '100', context: 'default', type: 'user', owner: { type: 'user', id: 2 } }]);
  expect(contexts[0]).toMatchObject({ name: 'default', displayName: 'Default', type: 'internal' });
  expect(contexts[0].ranges[0]).toMatchObject({ type: 'user', first: '100', last: '299', used: 4, freeCount: 196 });
  expect((await pageOf(mock, 'numbers', 'search=*8&limit=1')).items).toMatchObject([
    { context: '', owner: { type: 'generalfeatures', id: 'pickupexten', label: 'pickupexten' } },
  ]);
});

test.each([
  [{ actiontype: 'user', actionarg1: '2' }, 'user Alice Martin', { type: 'user', id: 2, label: 'Alice Martin' }],
  [{ actiontype: 'queue', actionarg1: '1' }, 'queue support', { type: 'queue', id: 1, label: 'support' }],
  [{ actiontype: 'endcall', action: 'busy' }, 'busy tone', null],
  [{ actiontype: 'extension', actionarg1: '100', actionarg2: 'default' }, 'extension 100@default', null],
  [
    { actiontype: 'application', action: 'disa', actionarg1: '1234', actionarg2: 'default' },
    'DISA, context default',
    null,
  ],
])('the destination of an incoming call is in words: %j', async (answer, text, target) => {
  const mock = documented();
  const body = { incall: { exten: '1500', context: 'from-extern' }, dialaction: { answer } };
  expect((await mock.call(incall, 'add', { body })).status).toBe(200);
  const { items } = await pageOf(mock, 'incalls');
  expect(items).toMatchObject([{ number: '1500', context: 'from-extern', destination: { text, target } }]);
  expect(JSON.stringify(items)).not.toContain('1234');
});

test('a destination that was deleted is named', async () => {
  const mock = documented();
  const answer = { actiontype: 'user', actionarg1: '2' };
  await mock.call(incall, 'add', {
    body: { incall: { exten: '1500', context: 'from-extern' }, dialaction: { answer } },
  });
  mock.world.store.delete('userfeatures', { id: 2 });
  expect((await pageOf(mock, 'incalls')).items).toMatchObject([
    { destination: { action: 'user', text: 'user 2, which does not exist', target: null } },
  ]);
});

test('a schedule has periods, destinations and the objects that follow it', async () => {
  const mock = documented();
  const times = { hours: '08:00-12:00', weekdays: '1-5' };
  const body = {
    schedule: { name: 'office', timezone: 'Europe/Paris' },
    opened: [times],
    closed: [{ hours: '12:00-13:00', dialaction: { actiontype: 'endcall', action: 'busy' } }],
    dialaction: { schedule_fallback: { actiontype: 'user', actionarg1: '2' } },
  };
  expect((await mock.call(schedule, 'add', { body })).status).toBe(200);
  mock.world.store.insert('schedule_path', { schedule_id: 1, path: 'group', pathid: 1 });
  expect((await pageOf(mock, 'schedules')).items).toMatchObject([
    {
      name: 'office',
      timezone: 'Europe/Paris',
      opened: [{ ...times, monthdays: '', months: '' }],
      closed: [{ hours: '12:00-13:00', destination: { text: 'busy tone' } }],
      fallback: { text: 'user Alice Martin' },
      usedBy: [{ type: 'group', id: 1, label: 'reception' }],
    },
  ]);
});

test('a trunk says whether it registers, without its secrets', async () => {
  const { items } = await pageOf(documented(), 'trunks');
  expect(items).toMatchObject([
    { protocol: 'sip', name: 'unittest', context: 'from-extern', registers: true },
    { name: 'backup', host: '10.54.4.10', registers: false },
  ]);
  expect(Object.keys(items[0])).not.toContain('secret');
});

test('devices and voicemails have their users', async () => {
  const mock = documented();
  const user = [{ type: 'user', id: 1, label: 'User 1' }];
  expect((await pageOf(mock, 'devices', 'search=10.34.1.21')).items).toMatchObject([
    { id: 1, lines: [{ type: 'line', id: 1, label: '1001@default' }], users: user },
  ]);
  expect((await pageOf(mock, 'voicemails')).items).toMatchObject([{ id: 1, mailbox: '1001', users: user }]);
});

test.each(['limit=-1', 'limit=1001', 'offset=x', 'order=name'])('the query %s is refused', async (query) => {
  expect((await documented().app.inject(`/__admin/pbx/users?${query}`)).statusCode).toBe(400);
});

test('the number of statements does not depend on the number of objects', async () => {
  const mock = startMock();
  await mock.app.inject({ method: 'POST', url: '/__admin/generate', payload: { users: 300, queues: 4, agents: 10 } });
  const { connection } = Object.values(mock.world.store).find((part) => part?.connection !== undefined) ?? {};
  for (const { name } of overviewKinds) {
    const count = async (limit: number) => {
      let statements = 0;
      const { prepare } = connection;
      connection.prepare = (sql: string) => {
        statements += 1;
        return prepare.call(connection, sql);
      };
      await pageOf(mock, name, `limit=${limit}`);
      connection.prepare = prepare;
      return statements;
    };
    const few = await count(2);
    expect(few).toBeGreaterThan(1);
    expect(await count(100), name).toBe(few);
  }
});
