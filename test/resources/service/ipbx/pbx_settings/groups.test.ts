import { expect, test } from 'vitest';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { startMock } from '../../../../support/mock.ts';

const team = { name: 'Team', number: '2002', context: 'default', timeout: '0' };
const body = { groupfeatures: team, queue: {}, user: [2, '3'] };
const toNobody = { noanswer: { actiontype: 'user', actionarg1: '999' } };

const documented = { seeds: 'documented' };
/** The seeded group has id 1. */
const added = 2;

test('a new group has its members in the order of the list, without repetitions', async () => {
  const mock = startMock(documented);
  await mock.call(groups, 'add', { body: { ...body, user: ['3', 3, 2] } });
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({
    groupfeatures: { id: added, name: 'team', identity: 'team (2002@default)' },
    queue: { name: 'team', strategy: 'ringall', timeout: '15', category: 'group' },
    user: [
      { interface: 'SIP/p0v5tm', channel: 'SIP', userid: 3, position: 1, skills: 'user-3' },
      { interface: 'SIP/a3x9fj', channel: 'SIP', userid: 2, position: 3, skills: 'user-2' },
    ],
  });
});

test('a line of SCCP is rung by its own channel', async () => {
  const mock = startMock(documented);
  await mock.call(groups, 'add', { body: { ...body, user: [37] } });
  const member = { interface: 'SCCP/101', channel: 'SCCP' };
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ user: [member] });
});

test('a custom line is rung by its interface, on an unknown channel', async () => {
  const mock = startMock(documented);
  const { store } = mock.world;
  const protocolid = store.insert('usercustom', { interface: 'dahdi/g1/0123', category: 'user' });
  const line = { protocol: 'custom', protocolid, name: 'dahdi/g1/0123', context: 'default', provisioningid: 0 };
  store.insert('linefeatures', { ...line, iduserfeatures: 6, rules_order: 1 });
  await mock.call(groups, 'add', { body: { ...body, user: [6] } });
  const member = { interface: 'dahdi/g1/0123', channel: '**Unknown**' };
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ user: [member] });
});

test('a user without a line, an unknown user and a member record are refused as members', async () => {
  const mock = startMock(documented);
  for (const user of [[6], [999], ['x'], [{ userid: 2 }]]) {
    expect((await mock.call(groups, 'add', { body: { ...body, user } })).status).toBe(400);
  }
});

test('the line whose rules_order is 1 rings for a user, and without one there is no membership', async () => {
  const mock = startMock(documented);
  const line = (name: string, columns: object) => {
    const usual = { protocol: 'sip', context: 'default', provisioningid: 0, iduserfeatures: 6 };
    return mock.world.store.insert('linefeatures', { ...usual, name, ...columns });
  };
  line('early', { protocolid: 901, rules_order: 0, line_num: 0 });
  line('late', { protocolid: 902, rules_order: 2, line_num: 0 });
  expect((await mock.call(groups, 'add', { body: { ...body, user: [6] } })).status).toBe(400);
  const id = line('main', { protocolid: 903, rules_order: 1, line_num: 3 });
  expect((await mock.call(groups, 'add', { body: { ...body, user: [6] } })).status).toBe(200);
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ user: [{ interface: 'SIP/main' }] });
  mock.world.store.delete('linefeatures', { id });
  expect((await mock.call(groups, 'edit', { id: added, body: { ...body, user: [6] } })).status).toBe(400);
});

test('a number has a dialplan entry for the group, which is deleted with it', async () => {
  const mock = startMock(documented);
  const { store } = mock.world;
  await mock.call(groups, 'add', { body });
  const number = { exten: '2002', context: 'default' };
  expect(store.first('extensions', number)).toMatchObject({ app: 'GoSub', appdata: 'group,s,1(2,)' });
  expect(store.first('extenumbers', number)).toMatchObject({ type: 'group', typeval: '2' });
  await mock.call(groups, 'delete', { id: added });
  expect(store.has('extensions', number) || store.has('extenumbers', number)).toBe(false);
  expect(store.has('queuemember', { queue_name: 'team' }) || store.has('queue', { name: 'team' })).toBe(false);
});

test('an edit resets everything that it omits, including members, right-calls, caller id and dial actions', async () => {
  const mock = startMock(documented);
  const parts = { rightcall: [1], schedule_id: 1, dialaction: { busy: { actiontype: 'none' } } };
  const callerid = { mode: 'prepend', callerdisplay: 'Team' };
  await mock.call(groups, 'add', { body: { ...body, ...parts, callerid, queue: { strategy: 'random' } } });
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ schedule_id: 1, callerid });
  await mock.call(groups, 'edit', { id: added, body: { groupfeatures: team, queue: {} } });
  const view = (await mock.call(groups, 'view', { id: added })).json();
  expect(view).toMatchObject({ user: false, rightcall: false, dialaction: false, callerid: false });
  expect(view).toMatchObject({ queue: { strategy: 'ringall' } });
  expect(view).not.toHaveProperty('schedule_id');
});

test('remaining members keep the interface with which they joined', async () => {
  const mock = startMock(documented);
  await mock.call(groups, 'add', { body });
  mock.world.store.update('linefeatures', { iduserfeatures: 2 }, { name: 'other1' });
  await mock.call(groups, 'edit', { id: added, body: { ...body, user: [3, 2] } });
  const interfaces = [{ interface: 'SIP/p0v5tm' }, { interface: 'SIP/a3x9fj', position: 2 }];
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ user: interfaces });
});

test('renaming renames the queue, to a name that no other queue has', async () => {
  const mock = startMock(documented);
  await mock.call(groups, 'add', { body });
  const named = (name: string) => ({ ...body, groupfeatures: { ...team, name } });
  expect((await mock.call(groups, 'edit', { id: added, body: named('support') })).status).toBe(400);
  expect((await mock.call(groups, 'edit', { id: added, body: named('Shop') })).status).toBe(200);
  expect((await mock.call(groups, 'search', { query: { search: 'shop' } })).json()).toMatchObject([
    { id: '2', name: 'shop', nb_qmember: '2', identity: 'shop (2002@default)' },
  ]);
});

test('a refused dial action consumes the ids of the group and of its number', async () => {
  const mock = startMock(documented);
  const { sequences } = mock.world.store;
  const tables = ['groupfeatures', 'extenumbers', 'extensions'];
  const before = tables.map((table) => sequences.peek(table));
  expect((await mock.call(groups, 'add', { body: { ...body, dialaction: toNobody } })).status).toBe(400);
  expect(tables.map((table) => sequences.peek(table))).toEqual(before.map((id) => id + 1));
});

test('the name of a queue consumes an id, that of another group none', async () => {
  const mock = startMock(documented);
  const { sequences } = mock.world.store;
  const named = (name: string) => ({ ...body, groupfeatures: { ...team, name } });
  expect((await mock.call(groups, 'add', { body: named('reception') })).status).toBe(400);
  expect(sequences.peek('groupfeatures')).toBe(2);
  expect((await mock.call(groups, 'add', { body: named('support') })).status).toBe(400);
  expect(sequences.peek('groupfeatures')).toBe(3);
});

test('an edit that renames the group and has a refused dial action changes nothing', async () => {
  const mock = startMock(documented);
  const renamed = { groupfeatures: { ...team, name: 'renamed', number: '' }, queue: {}, dialaction: toNobody };
  expect((await mock.call(groups, 'edit', { id: 1, body: renamed })).status).toBe(400);
  expect((await mock.call(groups, 'view', { id: 1 })).json()).toMatchObject({ queue: { name: 'reception' } });
});

test('recorded, such an edit leaves the group broken', async () => {
  const mock = startMock({ ...documented, dialect: 'recorded' });
  const renamed = { groupfeatures: { ...team, name: 'renamed', number: '' }, queue: {}, dialaction: toNobody };
  expect((await mock.call(groups, 'edit', { id: 1, body: renamed })).status).toBe(400);
  expect((await mock.call(groups, 'view', { id: 1 })).status).toBe(404);
  expect((await mock.call(groups, 'list')).status).toBe(204);
});

test('strategy cannot become linear, but may remain so', async () => {
  const mock = startMock(documented);
  const linear = { ...body, queue: { strategy: 'linear' } };
  await mock.call(groups, 'add', { body });
  expect((await mock.call(groups, 'edit', { id: added, body: linear })).status).toBe(400);
  const other = { ...linear, groupfeatures: { ...team, name: 'other', number: '2003' } };
  await mock.call(groups, 'add', { body: other });
  expect((await mock.call(groups, 'edit', { id: 3, body: other })).status).toBe(200);
});

test('an unknown music class is stored as empty', async () => {
  const mock = startMock(documented);
  await mock.call(groups, 'add', { body: { ...body, queue: { musicclass: 'jazz' } } });
  expect((await mock.call(groups, 'view', { id: added })).json()).toMatchObject({ queue: { musicclass: '' } });
});
