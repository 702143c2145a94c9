import { expect, test } from 'vitest';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const place = { exten: '1001', context: 'from-extern' };
const hangup = { answer: { actiontype: 'endcall', action: 'hangup' } };

const body = (parts: Record<string, unknown> = {}) => ({ incall: place, dialaction: hangup, ...parts });

async function add(mock: Mock, sent: unknown): Promise<number> {
  return (await mock.call(incall, 'add', { body: sent })).status;
}

async function edit(mock: Mock, sent: unknown): Promise<number> {
  return (await mock.call(incall, 'edit', { id: 1, body: sent })).status;
}

async function viewed(mock: Mock, id = 1): Promise<unknown> {
  return (await mock.call(incall, 'view', { id })).json();
}

async function listed(mock: Mock): Promise<unknown> {
  return (await mock.call(incall, 'list')).json();
}

function withRights(dialect: 'documented' | 'recorded' = 'documented'): Mock {
  const mock = startMock({ dialect });
  for (const name of ['one', 'two', 'three']) mock.world.store.insert('rightcall', { name });
  return mock;
}

test('a pattern is stored with an underscore and shown without it', async () => {
  const mock = startMock();
  await add(mock, body({ incall: { exten: '5XX', context: 'from-extern' } }));
  expect(await viewed(mock)).toMatchObject({ incall: { exten: '5XX', identity: '5XX (from-extern)' } });
  expect((await mock.call(incall, 'search', { query: { search: '_5' } })).json()).toMatchObject([{ exten: '5XX' }]);
  expect(mock.world.store.first('extensions', { exten: '_5XX' })).toMatchObject({ appdata: 'did,s,1(_5XX)' });
});

test('the flat destination takes precedence over dialaction in an add', async () => {
  const mock = startMock();
  const flat = { ...place, destination: 'endcall', action: 'busy', arg1: '7' };
  expect(await add(mock, { incall: flat, dialaction: { answer: { actiontype: 'none' } } })).toBe(200);
  expect(await listed(mock)).toMatchObject([{ action: 'endcall:busy', actionarg1: '7', destidentity: 'busy' }]);
});

test('a refused destination consumes an id, a dropped one does not', async () => {
  const mock = startMock();
  expect(await add(mock, body({ dialaction: { answer: { actiontype: 'group', actionarg1: '9' } } }))).toBe(400);
  expect(await add(mock, body({ dialaction: { answer: { actiontype: 'bogus' } } }))).toBe(400);
  expect(await add(mock, body({ callerid: { mode: 'x' } }))).toBe(400);
  await add(mock, body());
  expect(await listed(mock)).toMatchObject([{ id: '2' }]);
});

test('a valid event of another kind is refused', async () => {
  expect(await add(startMock(), body({ dialaction: { ...hangup, busy: { actiontype: 'none' } } }))).toBe(400);
});

test('an edit is merged over the stored incall, including unused arguments', async () => {
  const mock = startMock();
  mock.world.store.insert('groupfeatures', { name: 'sales', number: '200', context: 'default' });
  await add(mock, body({ dialaction: { answer: { actiontype: 'group', actionarg1: '1' } }, schedule_id: 4 }));
  expect(await listed(mock)).toMatchObject([{ destination: 'group', destidentity: 'sales (200@default)' }]);
  expect(await edit(mock, { dialaction: hangup, callerid: { mode: 'append', callerdisplay: 'x' } })).toBe(200);
  expect(await viewed(mock)).toMatchObject({
    dialaction: { answer: { actiontype: 'endcall', actionarg1: '1' } },
    callerid: { mode: 'append' },
    schedule_id: 4,
  });
  expect(await edit(mock, { callerid: false, schedule_id: 0 })).toBe(200);
  expect(Object.keys(Object(await viewed(mock)))).toEqual(['incall', 'dialaction', 'rightcall', 'callerid']);
});

test('a view can be sent back and a destination cannot be removed', async () => {
  const mock = startMock();
  await add(mock, body());
  const before = await viewed(mock);
  expect(await edit(mock, before)).toBe(200);
  expect(await edit(mock, {})).toBe(200);
  expect(await edit(mock, { dialaction: false })).toBe(400);
  expect(await edit(mock, { incall: null })).toBe(400);
  expect(await viewed(mock)).toEqual(before);
});

test('an edited number moves and frees the old one', async () => {
  const mock = startMock();
  await add(mock, body());
  expect(await edit(mock, { incall: { exten: '1002' } })).toBe(200);
  expect(await add(mock, body({ incall: { exten: '1002', context: 'from-extern' } }))).toBe(400);
  expect(await add(mock, body())).toBe(200);
});

test('stored right-calls are kept by an edit without them', async () => {
  const mock = withRights();
  await add(mock, body({ rightcall: [1, '2'] }));
  expect(await edit(mock, {})).toBe(200);
  expect(await edit(mock, await viewed(mock))).toBe(200);
  expect(await edit(mock, { rightcall: [3] })).toBe(200);
  expect(await viewed(mock)).toMatchObject({ rightcall: [{ rightcallid: 3 }, { rightcallid: 2 }] });
  expect(await edit(mock, { rightcall: false })).toBe(200);
  expect(await viewed(mock)).toMatchObject({ rightcall: false });
});

test('recorded, an edit that keeps a stored right-call is refused', async () => {
  const mock = withRights('recorded');
  await add(mock, body({ rightcall: [1, 2] }));
  expect(await edit(mock, {})).toBe(400);
  expect(await edit(mock, { rightcall: [3] })).toBe(400);
  expect(await edit(mock, { rightcall: [2, 3] })).toBe(200);
  expect(await edit(mock, { rightcall: null })).toBe(200);
  expect(await edit(mock, {})).toBe(200);
});

test('a deleted incall leaves nothing behind', async () => {
  const mock = withRights();
  const { store } = mock.world;
  await add(mock, body({ rightcall: [1], callerid: { callerdisplay: 'x' }, schedule_id: 1 }));
  expect((await mock.call(incall, 'delete', { id: 1 })).status).toBe(200);
  for (const table of [
    'incall',
    'dialaction',
    'rightcallmember',
    'callerid',
    'schedule_path',
    'contextnummember',
  ] as const) {
    expect(store.all(table)).toEqual([]);
  }
  expect(store.has('extenumbers', { type: 'incall' })).toBe(false);
  expect((await mock.call(incall, 'deleteall')).status).toBe(204);
});

test('a deleted destination is false', async () => {
  const mock = startMock();
  mock.world.store.insert('groupfeatures', { name: 'sales', number: '', context: 'default' });
  await add(mock, body({ dialaction: { answer: { actiontype: 'group', actionarg1: '1' } } }));
  mock.world.store.delete('groupfeatures', { id: 1 });
  expect(await listed(mock)).toMatchObject([{ groupname: null, destidentity: false }]);
});
