import { expect, test } from 'vitest';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const line = (number: string) => ({ protocol: ['sip'], context: ['default'], number: [number] });
const ada = { firstname: 'Ada', lastname: 'Lovelace' };

async function view(mock: Mock, id: number) {
  return (await mock.call(users, 'view', { id })).json();
}

async function add(mock: Mock, body: unknown) {
  return await mock.call(users, 'add', { body });
}

test('list answers 204 while there is no user, and add answers the id as a string', async () => {
  const mock = startMock();
  expect((await mock.call(users, 'list')).status).toBe(204);
  expect((await add(mock, { userfeatures: ada })).text).toBe('"1"');
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ id: 1, fullname: 'Ada Lovelace' }]);
});

test('a user has the keys of the page and the profile id in documented only', async () => {
  const body = { userfeatures: { ...ada, enableclient: 0, profileclient: 'CLIENT' } };
  const mock = startMock();
  await add(mock, body);
  const expected = { profileclient: 'client', cti_profile_id: 2, alarmclock: '', pitch: null, pitchdirection: null };
  expect(await view(mock, 1)).toMatchObject({ userfeatures: expected });
  const recorded = startMock({ dialect: 'recorded' });
  expect((await add(recorded, body)).status).toBe(400);
  await add(recorded, { userfeatures: { ...ada, enableclient: 0, profileclient: 'Client' } });
  const [user] = Object.values(Object(await view(recorded, 1)));
  expect(user).toMatchObject({ cti_profile_id: 2 });
  expect(user).not.toHaveProperty('profileclient');
});

test('agents show their users with the same keys', async () => {
  const mock = startMock({ seeds: 'documented' });
  const { usermember } = Object((await mock.call(agents, 'view', { id: 3 })).json());
  const first = Object(await view(mock, 1)).userfeatures;
  expect(usermember).toContainEqual(first);
  expect(first).toHaveProperty('profileclient', 'client');
});

test.each([
  ['no first name', { lastname: 'x' }],
  ['an empty entity', { ...ada, entityid: '' }],
  ['a client without login', { ...ada, enableclient: 1, passwdclient: 'secret' }],
  ['a short password', { ...ada, passwdclient: 'abc' }],
  ['an unquoted name as outgoing caller id', { ...ada, outcallerid: 'Bob Smith' }],
  ['a caller id that gets too long', { firstname: 'x'.repeat(79) }],
  ['a ring time that is not a multiple of 5', { ...ada, ringseconds: 7 }],
  ['a profile of no such name', { ...ada, enableclient: 0, profileclient: 'nobody' }],
])('add refuses %s', async (_what, userfeatures) => {
  const mock = startMock();
  expect(await add(mock, { userfeatures })).toMatchObject({ status: 400, text: '' });
});

test('unusable values are dropped: agent, music, profile id, a forward without a destination', async () => {
  const mock = startMock();
  const sent = { agentid: 99, musiconhold: 'jazz', cti_profile_id: 77, enableunc: 1, destunc: '', enablerna: 1 };
  await add(mock, { userfeatures: { ...ada, ...sent } });
  const stored = { agentid: null, musiconhold: '', cti_profile_id: 0, enableunc: false, enablerna: true };
  expect(await view(mock, 1)).toMatchObject({ userfeatures: stored });
});

test('logins are unique, ignoring case', async () => {
  const mock = startMock();
  await add(mock, { userfeatures: { ...ada, loginclient: 'ADA' } });
  expect((await add(mock, { userfeatures: { ...ada, loginclient: 'ada' } })).status).toBe(400);
  expect((await mock.call(users, 'edit', { id: 1, body: { userfeatures: { loginclient: 'Ada' } } })).status).toBe(200);
});

test('search matches the full name, line numbers and the exact user field', async () => {
  const mock = startMock();
  await add(mock, { userfeatures: { ...ada, userfield: 'Room 42' }, linefeatures: line('1001') });
  const status = async (search: string) => (await mock.call(users, 'search', { query: { search } })).status;
  for (const text of ['ADA LOVE', '100', 'room 42']) expect(await status(text)).toBe(200);
  for (const missed of ['Lovelace Ada', 'room', '%']) expect(await status(missed)).toBe(204);
});

test('an edit is merged over the user, except entity and caller id', async () => {
  const mock = startMock();
  await add(mock, { userfeatures: { ...ada, entityid: 5, language: 'fr_FR' } });
  await mock.call(users, 'edit', { id: 1, body: { userfeatures: { firstname: 'Augusta' } } });
  const user = { firstname: 'Augusta', lastname: 'Lovelace', callerid: '"Augusta"', entityid: 1, language: 'fr_FR' };
  expect(await view(mock, 1)).toMatchObject({ userfeatures: user });
  await mock.call(users, 'edit', { id: 1, body: { userfeatures: { lastname: 'Only' } } });
  expect(await view(mock, 1)).toMatchObject({ userfeatures: { callerid: '"Only"' } });
});

test('an edit with an unknown profile only deletes the function keys', async () => {
  const mock = startMock();
  await add(mock, { userfeatures: ada, phonefunckey: { fknum: [1], type: ['custom'], typeval: ['12'] } });
  const body = { userfeatures: { firstname: 'X', enableclient: 0, profileclient: 'nobody' } };
  expect((await mock.call(users, 'edit', { id: 1, body })).status).toBe(200);
  expect(await view(mock, 1)).toMatchObject({ userfeatures: { firstname: 'Ada' }, phonefunckey: false });
});

test('the edit of the page works on the documented data', async () => {
  const mock = startMock({ seeds: 'documented' });
  const stored = Object(await view(mock, 1));
  const linefeatures = { id: [1], protocol: ['sip'], context: ['default'], number: ['1001'], device: ['1'] };
  const body = { ...stored, linefeatures };
  expect((await mock.call(users, 'edit', { id: 1, body })).status).toBe(200);
  const { userfeatures, voicemail } = Object(await view(mock, 1));
  expect(userfeatures).toEqual(stored.userfeatures);
  expect(voicemail).toEqual(stored.voicemail);
});

test.each([
  ['documented', { firstname: 'B' }, undefined, [1, 2]],
  ['documented', {}, ['3', { rightcallid: 4 }], [3, 4]],
  ['documented', {}, false, []],
  ['recorded', {}, undefined, [1]],
  ['recorded', {}, ['2x'], [2]],
] as const)('%s: edit %j with right-calls %j leaves %j', async (dialect, userfeatures, rightcall, left) => {
  const mock = startMock({ seeds: 'documented', dialect });
  const id = Number((await add(mock, { userfeatures: ada, rightcall: [1, '2'] })).json());
  const body = { userfeatures, ...(rightcall !== undefined && { rightcall }) };
  expect((await mock.call(users, 'edit', { id, body })).status).toBe(200);
  const links = left.map((rightcallid) => expect.objectContaining({ rightcallid, type: 'user', typeval: String(id) }));
  expect(Object(await view(mock, id)).rightcall).toEqual(left.length > 0 && links);
});

test('an edit without memberships removes the user from all groups; recorded, only with a line of the user', async () => {
  const bodies = [{}, { linefeatures: { id: [1], number: ['1001'] } }];
  const outcomes = { documented: [false, false], recorded: [true, false] } as const;
  for (const dialect of ['documented', 'recorded'] as const) {
    for (const [index, body] of bodies.entries()) {
      const mock = startMock({ dialect });
      await add(mock, { userfeatures: ada, linefeatures: line('1001') });
      const groupfeatures = { name: 'grp', number: '2001', context: 'default', timeout: 0 };
      await mock.call(groups, 'add', { body: { groupfeatures, queue: {}, user: [1] } });
      await mock.call(users, 'edit', { id: 1, body });
      const { groupmember } = Object(await view(mock, 1));
      expect([dialect, index, groupmember !== false]).toEqual([dialect, index, outcomes[dialect][index]]);
    }
  }
});

test('a user joins groups by name through the line of the request', async () => {
  const mock = startMock();
  const groupfeatures = { name: 'support', number: '2001', context: 'default', timeout: 0 };
  await mock.call(groups, 'add', { body: { groupfeatures, queue: {}, user: [] } });
  const joining = { 'group-select': ['support', 'nowhere'], group: { support: { chantype: 'Local', penalty: 3 } } };
  await add(mock, { userfeatures: ada, linefeatures: line('1001'), ...joining });
  const groupmember = [{ queue_name: 'support', interface: 'Local/1001@default', penalty: '0', skills: 'user-1' }];
  expect(await view(mock, 1)).toMatchObject({ groupmember });
  const nowhere = { ...joining, 'group-select': ['nowhere'] };
  expect((await add(mock, { userfeatures: ada, linefeatures: line('1002'), ...nowhere })).status).toBe(400);
});

test('an edit whose userfeatures is a string changes nothing; an empty string or another scalar counts as absent', async () => {
  const mock = startMock();
  const phonefunckey = { fknum: [1], type: ['custom'], typeval: ['123'] };
  await add(mock, { userfeatures: ada, phonefunckey });
  const before = await view(mock, 1);
  const part = { dialaction: { busy: { actiontype: 'none' } }, linefeatures: line('9999'), schedule_id: 3 };
  for (const userfeatures of ['Ada', '0', ' ']) {
    expect((await mock.call(users, 'edit', { id: 1, body: { userfeatures, ...part } })).status).toBe(200);
    expect(await view(mock, 1)).toEqual(before);
  }
  for (const userfeatures of ['', 7, true, false, null]) {
    const body = { userfeatures, dialaction: { busy: { actiontype: 'none' } } };
    expect((await mock.call(users, 'edit', { id: 1, body })).status).toBe(200);
    expect(await view(mock, 1)).toMatchObject({ dialaction: { busy: { actiontype: 'none' } }, phonefunckey: false });
  }
});

test.each([
  ['a broken rule of the user', { userfeatures: { ringseconds: 7 } }],
  ['lines without protocol', { linefeatures: {} }],
  ['an unknown right-call', { rightcall: [{ rightcallid: 99 }] }],
  [
    'a label that is too long',
    { phonefunckey: { fknum: [1], type: ['custom'], typeval: ['1'], label: ['x'.repeat(33)] } },
  ],
])('an edit with an unknown profile has no effect, but is refused for %s', async (_what, part) => {
  const mock = startMock();
  await add(mock, { userfeatures: ada, linefeatures: line('1001') });
  const unknown = { profileclient: 'nobody', enableclient: 0 };
  const before = await view(mock, 1);
  const body = { userfeatures: { firstname: 'Eve', ...unknown }, linefeatures: line('1002') };
  expect((await mock.call(users, 'edit', { id: 1, body })).status).toBe(200);
  const userfeatures = { ...body.userfeatures, ...Object(part).userfeatures };
  expect((await mock.call(users, 'edit', { id: 1, body: { ...body, ...part, userfeatures } })).status).toBe(400);
  expect(await view(mock, 1)).toEqual(before);
});

test('an alarm clock is stored and shown in documented, ignored in recorded', async () => {
  const mock = startMock();
  const agent = { firstname: 'A', number: '10', context: 'default', numgroup: 1, autologoff: '0' };
  await mock.call(agents, 'add', { body: { agentfeatures: agent } });
  await add(mock, { userfeatures: { ...ada, alarmclock: '07:30', agentid: 1 } });
  const expected = { alarmclock: '07:30', pitch: null };
  expect(await view(mock, 1)).toMatchObject({ userfeatures: expected });
  expect((await mock.call(users, 'list')).json()).toMatchObject([expected]);
  expect((await mock.call(agents, 'view', { id: 1 })).json()).toMatchObject({ usermember: [expected] });
  const edit = async (userfeatures: unknown) =>
    (await mock.call(users, 'edit', { id: 1, body: { userfeatures } })).status;
  expect(await edit({ lastname: 'L' })).toBe(200);
  expect(await view(mock, 1)).toMatchObject({ userfeatures: { lastname: 'L', ...expected } });
  for (const [sent, stored] of [
    ['08:00', '08:00'],
    [7, '7'],
    [null, ''],
    [['x'], ''],
  ]) {
    expect(await edit({ alarmclock: sent })).toBe(200);
    expect(await view(mock, 1)).toMatchObject({ userfeatures: { alarmclock: stored } });
  }
  const recorded = startMock({ dialect: 'recorded' });
  expect((await add(recorded, { userfeatures: { ...ada, alarmclock: ['x'.repeat(200)] } })).status).toBe(200);
  const [user] = Object.values(Object(await view(recorded, 1)));
  expect(user).not.toHaveProperty('alarmclock');
  expect(recorded.world.store.first('userfeatures', { id: 1 })).toMatchObject({ alarmclock: '' });
});
