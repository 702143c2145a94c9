import { expect, test } from 'vitest';
import { schedule } from '#resources/service/ipbx/call_management/schedule.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const fallback = { schedule_fallback: { actiontype: 'none' } };

const body = (name: string, parts: Record<string, unknown> = {}) => ({
  schedule: { name },
  dialaction: fallback,
  ...parts,
});

async function statusOf(mock: Mock, sent: unknown): Promise<number> {
  return (await mock.call(schedule, 'add', { body: sent })).status;
}

test('search matches name or description', async () => {
  const mock = startMock();
  await statusOf(mock, { ...body('x'), schedule: { name: 'Matin', description: 'huit à midi' } });
  await statusOf(mock, body('soir'));
  const search = (text: string) => mock.call(schedule, 'search', { query: { search: text } });
  expect((await search('MATIN')).json()).toMatchObject([{ name: 'Matin' }]);
  expect((await search('midi')).json()).toMatchObject([{ name: 'Matin' }]);
  expect((await search('zzz')).status).toBe(204);
  expect((await search('')).status).toBe(204);
});

test('search lists everything in the recorded dialect', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await statusOf(mock, body('soir'));
  expect((await mock.call(schedule, 'search', { query: { search: 'zzz' } })).json()).toMatchObject([{ name: 'soir' }]);
});

test('entity_id is stored and always listed', async () => {
  const mock = startMock();
  await statusOf(mock, { ...body('a'), schedule: { name: 'a', entity_id: 1 } });
  await statusOf(mock, { ...body('b'), schedule: { name: 'b', entity_id: 'x' } });
  expect((await mock.call(schedule, 'list')).json()).toMatchObject([{ entity_id: '1' }, { entity_id: null }]);
  expect((await mock.call(schedule, 'view', { id: 1 })).json()).toMatchObject({ schedule: { entity_id: '1' } });
});

test('the recorded dialect knows no entity_id', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await statusOf(mock, { ...body('a'), schedule: { name: 'a', entity_id: 1 } });
  expect((await mock.call(schedule, 'list')).json()).toEqual([
    {
      id: 1,
      name: 'a',
      timezone: '',
      fallback_action: 'none',
      fallback_actionid: null,
      fallback_actionargs: '',
      description: '',
      commented: false,
    },
  ]);
});

test.each([
  [{ actiontype: 'none', action: '' }],
  [{ actiontype: 'endcall' }],
  [{ actiontype: 'user', action: 'x' }],
  [{}],
  ['none'],
  [{ actiontype: 'user', actionarg1: 'x'.repeat(256) }],
])('the fallback %j is refused and consumes no id', async (sent) => {
  const mock = startMock();
  expect(await statusOf(mock, body('a', { dialaction: { schedule_fallback: sent } }))).toBe(400);
  expect(await statusOf(mock, body('b'))).toBe(200);
  expect((await mock.call(schedule, 'list')).json()).toMatchObject([{ id: 1, name: 'b' }]);
});

test('flags of the fallback are stored as their keys and shown as a map', async () => {
  const mock = startMock();
  const sent = { actiontype: 'voicemail', actionarg1: 7, actionarg2: ['b', 'u'] };
  await statusOf(mock, body('a', { dialaction: { schedule_fallback: sent } }));
  expect((await mock.call(schedule, 'list')).json()).toMatchObject([
    { fallback_actionid: '7', fallback_actionargs: '0;1;' },
  ]);
  expect((await mock.call(schedule, 'view', { id: 1 })).text).toContain(
    '"voicemail":{"action":"voicemail","actionarg1":"7","actionarg2":{"0":1,"1":1,"":1}}',
  );
});

test('closed periods have their own actions, raw and numbered from 1', async () => {
  const mock = startMock();
  const closed = [{ hours: '12:00-13:00', dialaction: { actiontype: 'endcall', action: 'busy' } }, null];
  await statusOf(mock, body('a', { opened: [{ hours: '08: 00-12: 00' }], closed }));
  const view = (await mock.call(schedule, 'view', { id: 1 })).json();
  expect(view).toMatchObject({
    opened: [{ id: 1, hours: '08: 00-12: 00', months: null, commented: false }],
    closed: [
      { id: '2', action: 'endcall:busy', commented: '0' },
      { id: '3', hours: null, action: null },
    ],
    dialaction: { 1: { actiontype: 'endcall', action: 'busy' }, 2: { actiontype: '', action: '' } },
  });
});

test('a period that cannot be stored is silently skipped', async () => {
  const mock = startMock();
  const opened = [{ hours: 'x'.repeat(513) }, 7, true, 'x', { action: 'bogus' }, { hours: '1' }];
  const closed = [7, { dialaction: 'x' }, { dialaction: { actiontype: 'bogus' } }];
  expect(await statusOf(mock, body('a', { opened, closed }))).toBe(200);
  expect((await mock.call(schedule, 'view', { id: 1 })).json()).toMatchObject({
    opened: [{ hours: '1' }],
    closed: false,
  });
});

test('a string as closed period is refused, with 500 in the recorded dialect', async () => {
  expect(await statusOf(startMock(), body('a', { closed: ['x'] }))).toBe(400);
  expect(await statusOf(startMock({ dialect: 'recorded' }), body('a', { closed: ['x'] }))).toBe(500);
});

test('deleting a schedule deletes its periods and links', async () => {
  const mock = startMock();
  const { store } = mock.world;
  await statusOf(mock, body('a', { opened: [{}] }));
  store.insert('schedule_path', { schedule_id: 1, path: 'user', pathid: 4 });
  expect((await mock.call(schedule, 'delete', { id: 1 })).status).toBe(200);
  expect(store.all('schedule_time')).toEqual([]);
  expect(store.all('schedule_path')).toEqual([]);
});

test.each(['hours', 'weekdays', 'monthdays', 'months'])(
  'an array or object as %s clears all times of a period',
  async (name) => {
    const mock = startMock();
    const times = { hours: '08:00-12:00', weekdays: '1-5', monthdays: '1-31', months: '1-12' };
    const closed = [{ ...times, [name]: ['x'], dialaction: { actiontype: 'none' } }, times];
    expect(await statusOf(mock, body('a', { opened: [{ ...times, [name]: {} }, times], closed }))).toBe(200);
    const none = { hours: null, weekdays: null, monthdays: null, months: null };
    expect((await mock.call(schedule, 'view', { id: 1 })).json()).toMatchObject({
      opened: [none, times],
      closed: [{ ...none, action: 'none' }, times],
    });
  },
);
