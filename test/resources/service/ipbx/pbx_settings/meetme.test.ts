import { expect, test } from 'vitest';
import { meetme } from '#resources/service/ipbx/pbx_settings/meetme.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const features = { name: 'blue', confno: '4000', context: 'default', maxusers: 0, admin_typefrom: 'none' };
const room = { confno: '4000' };

async function addRoom(
  mock: Mock,
  changes: { features?: object; room?: object; guests?: unknown } = {},
): Promise<number> {
  const body = {
    meetmefeatures: { ...features, ...changes.features },
    meetmeroom: { ...room, ...changes.room },
    meetmeguest: changes.guests,
  };
  return (await mock.call(meetme, 'add', { body })).status;
}

async function viewRoom(mock: Mock, id = 1): Promise<unknown> {
  return (await mock.call(meetme, 'view', { id })).json();
}

test('omitted fields get their defaults', async () => {
  const mock = startMock();
  expect(await addRoom(mock)).toBe(200);
  expect(await viewRoom(mock)).toMatchObject({
    meetmefeatures: {
      meetmeid: 7,
      admin_identification: 'pin',
      user_mode: 'all',
      user_announcejoinleave: 'no',
      talkeroptimization: true,
      record: false,
      emailfrom: 'no-reply+meetme@xivo.fr',
      emailsubject: null,
      emailbody: '',
      commented: '0',
      identity: 'blue (4000@default)',
    },
    meetmeroom: { id: 7, var_val: '4000', confno: '4000', pin: '', pinadmin: '' },
    meetmeguest: false,
  });
});

test('a list takes number and PINs from the setting of the room', async () => {
  const mock = startMock();
  await addRoom(mock, { features: { confno: '' }, room: { confno: 'X4', pinadmin: '5' } });
  expect((await mock.call(meetme, 'list')).json()).toMatchObject([
    { id: '1', confno: 'x4', identity: 'blue (default)', pin: '', pinadmin: '5', commented: false },
  ]);
  expect((await mock.call(meetme, 'search', { query: { search: 'x4' } })).status).toBe(204);
});

test.each([
  ['a number outside the ranges', { features: { confno: '99' } }],
  ['a context that is not there', { features: { confno: '', context: 'nowhere' } }],
  ['a mode that is true', { features: { user_mode: true } }],
  ['no type of administrator', { features: { admin_typefrom: '' } }],
  ['an exit context that is not there', { features: { user_exitcontext: 'nowhere' } }],
  ['a guest without name', { guests: [{ email: 'a@b.c' }] }],
  ['a bare guest', { guests: ['a'] }],
  ['a room without number', { room: { confno: '' } }],
])('an add with %s is refused and consumes no id', async (_, changes) => {
  const mock = startMock();
  expect(await addRoom(mock, changes)).toBe(400);
  expect(await addRoom(mock)).toBe(200);
  expect(await viewRoom(mock)).toMatchObject({ meetmefeatures: { id: 1, meetmeid: 7 } });
});

test('a missing maxusers is refused after the static id is consumed', async () => {
  const mock = startMock();
  expect(await addRoom(mock, { features: { maxusers: '' } })).toBe(400);
  expect(await addRoom(mock)).toBe(200);
  expect(await viewRoom(mock)).toMatchObject({ meetmefeatures: { id: 1, meetmeid: 8 } });
});

test('an array as an enumeration is the default, an unknown music class null', async () => {
  const mock = startMock();
  await addRoom(mock, { features: { user_mode: ['x'], user_musiconhold: 'nosuch', admin_musiconhold: 'default' } });
  expect(await viewRoom(mock)).toMatchObject({
    meetmefeatures: { user_mode: 'all', user_musiconhold: null, admin_musiconhold: 'default' },
  });
});

test.each([
  ['undefined', {}, '', 400],
  ['undefined', { admin_identification: 'all' }, '1', 200],
  ['external', {}, '1', 400],
  ['external', { admin_externalid: '12' }, '', 400],
  ['external', { admin_externalid: '12' }, '1', 200],
  ['external', { admin_externalid: '12', admin_identification: 'calleridnum' }, '', 200],
  ['external', { admin_externalid: '12', admin_identification: 'all' }, '', 400],
  ['internal', { admin_internalid: 99 }, '1', 400],
  ['internal', { admin_internalid: 1 }, '1', 200],
  ['internal', { admin_internalid: 1, admin_identification: 'calleridnum' }, '1', 400],
])('an administrator of type %s with %j and PIN %j is a %i', async (admin_typefrom, admin, pinadmin, status) => {
  const mock = startMock({ seeds: 'documented' });
  const changes = { name: 'red', confno: '', admin_typefrom, ...admin };
  expect(await addRoom(mock, { features: changes, room: { pinadmin } })).toBe(status);
});

test('without an administrator only the identification is stored', async () => {
  const mock = startMock();
  await addRoom(mock, { features: { admin_identification: 'all', admin_externalid: '12', admin_internalid: 4 } });
  expect(await viewRoom(mock)).toMatchObject({
    meetmefeatures: { admin_identification: 'all', admin_externalid: null, admin_internalid: null },
  });
});

test('guests are shown in the order sent', async () => {
  const mock = startMock();
  await addRoom(mock, { guests: [{ fullname: 'B', telephonenumber: '+12', email: 'q@r.s' }, { fullname: 'A' }] });
  expect(await viewRoom(mock)).toMatchObject({
    meetmeguest: [
      { id: 1, meetmefeaturesid: 1, fullname: 'B', telephonenumber: '+12', email: 'q@r.s', identity: 'B (+12)' },
      { id: 2, meetmefeaturesid: 1, fullname: 'A', telephonenumber: null, email: null, identity: 'A' },
    ],
  });
});

test('a room belongs to the context of its number and to its exit contexts until it is deleted', async () => {
  const mock = startMock();
  await addRoom(mock, { features: { user_exitcontext: 'to-extern', admin_exitcontext: 'default' } });
  expect((await mock.call(context, 'view', { id: 'default' })).json()).toMatchObject({
    contextnummember: { meetme: [{ number: '4000', typeval: '1' }] },
    contextmember: { meetme: [{ varname: 'admin_exitcontext' }] },
  });
  expect((await mock.call(context, 'delete', { id: 'to-extern' })).status).toBe(500);
  expect((await mock.call(meetme, 'deleteall')).status).toBe(200);
  for (const table of ['meetmefeatures', 'contextmember', 'contextnummember'] as const) {
    expect(mock.world.store.all(table)).toEqual([]);
  }
  expect(mock.world.store.has('staticmeetme', { category: 'rooms' })).toBe(false);
  expect((await mock.call(meetme, 'deleteall')).status).toBe(204);
});

test('numbers and names are unique among rooms', async () => {
  const mock = startMock();
  await addRoom(mock);
  expect(await addRoom(mock, { features: { name: 'red' } })).toBe(400);
  expect(await addRoom(mock, { features: { name: 'BLUE', confno: '4001' } })).toBe(400);
});

test('a name already used is refused after the static id is consumed', async () => {
  const mock = startMock();
  expect(await addRoom(mock)).toBe(200);
  expect(await addRoom(mock, { features: { confno: '4001' } })).toBe(400);
  expect(await addRoom(mock, { features: { name: 'red', confno: '4000' } })).toBe(400);
  expect(await addRoom(mock, { features: { name: 'red', confno: '4001' } })).toBe(200);
  expect((await mock.call(meetme, 'view', { id: 2 })).json()).toMatchObject({ meetmefeatures: { id: 2, meetmeid: 9 } });
});
