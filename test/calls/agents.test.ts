import { expect, test } from 'vitest';
import { logInAgent, logOffAgent, pause, unpause } from '#calls/agents/acts.ts';
import { memberState } from '#calls/agents/member-state.ts';
import { AgentRefused, UnknownMember } from '#calls/agents/refusals.ts';
import { agentStates } from '#calls/agents/show.ts';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { World } from '#world/world.ts';
import { startMock } from '../support/mock.ts';

const start = Date.UTC(2012, 9, 7, 10);

/** A mock whose clock stands at 10:00; agent 102 and user 3 are members of the queue support, user 2 of reception and n1022. */
function frozenMock() {
  const mock = startMock({ seeds: 'documented' });
  mock.world.clock.freeze(start);
  return mock;
}

const logOf = ({ store }: World) =>
  store
    .all('queue_log', {}, 'id')
    .map(({ time, callid, queuename, agent, event, data1, data2 }) =>
      [time.slice(11, 19), callid, queuename, agent, event, data1, data2].filter((text) => text !== '').join(' '),
    );

function memberOf({ store }: World, queue: string, key: Partial<Rows['queuemember']>) {
  const row = store.first('queuemember', { queue_name: queue, ...key });
  if (row === undefined) throw new Error(`queue ${queue} has no such member`);
  return memberState(store, row);
}

const agent102 = { userid: 95, usertype: 'agent' };
const user2 = { userid: 2, usertype: 'user' };

test('an agent who is logged in is called at the phone of the user', () => {
  const { world } = frozenMock();
  expect(memberOf(world, 'support', agent102)).toEqual({
    party: 'agent 102',
    phone: undefined,
    isPaused: false,
    isDisabled: false,
    obstacle: 'is not logged in',
  });
  logInAgent(world, '102', { user: 1 });
  expect(memberOf(world, 'support', agent102)).toMatchObject({
    phone: { interface: 'SIP/eu9nbm', userid: 1 },
    obstacle: '',
  });
  expect(agentStates(world.store).find(({ number }) => number === '102')).toEqual({
    id: 95,
    number: '102',
    name: 'Agent 102',
    login: { user: 1, phone: 'SIP/eu9nbm', extension: '1001@default', since: '2012-10-07T10:00:00.000Z' },
    queues: [{ queue: 'support', category: 'queue', penalty: 0, pause: null }],
  });
});

test('a phone can be named by its number and context', () => {
  const { world } = frozenMock();
  logInAgent(world, '102', { number: '103', context: 'default' });
  expect(memberOf(world, 'support', agent102).phone).toEqual({ interface: 'SIP/p0v5tm', userid: 3 });
});

test('a login and its end are in the queue log, with the seconds in between', () => {
  const { world } = frozenMock();
  logInAgent(world, '102', { user: 1 });
  world.clock.advance(90_999);
  logOffAgent(world, '102');
  expect(logOf(world)).toEqual([
    '10:00:00 NONE NONE Agent/102 AGENTCALLBACKLOGIN 1001@default',
    '10:01:30 NONE NONE Agent/102 AGENTCALLBACKLOGOFF 1001@default 90',
  ]);
  expect(memberOf(world, 'support', agent102).obstacle).toBe('is not logged in');
});

test.each<[string, (world: World) => void, string]>([
  [
    'a second login',
    (world) => logInAgent(world, '102', { user: 2 }),
    'agent 102 is already logged in at 1001@default; log the agent off first',
  ],
  [
    'a phone where another agent is logged in',
    (world) => logInAgent(world, '101', { number: '1001', context: 'default' }),
    'agent 102 is logged in at 1001@default; log that agent off first',
  ],
  [
    'a number that no line has in the context',
    (world) => logInAgent(world, '101', { number: '103', context: 'sales' }),
    'no line has the number 103 in the context sales; the context of 103 is default',
  ],
  ['logging off an agent who is not logged in', (world) => logOffAgent(world, '101'), 'agent 101 is not logged in'],
  [
    'a pause in a queue without the member',
    (world) => pause(world, { user: 2 }, { queue: 'support' }),
    'user 2 is not a member of support, but of n1022 and reception',
  ],
  [
    'a pause of a user without queues',
    (world) => pause(world, { user: 4 }, {}),
    'user 4 is not a member of any group or queue',
  ],
])('%s is refused and writes nothing', (_, work, message) => {
  const { world } = frozenMock();
  logInAgent(world, '102', { user: 1 });
  const { version } = world.store;
  expect(() => work(world)).toThrow(new AgentRefused(message));
  expect(world.store.version).toBe(version);
});

test.each<[string, (world: World) => void, string]>([
  ['agent', (world) => logOffAgent(world, '8001'), 'there is no agent 8001; did you mean 101?'],
  ['user of a phone', (world) => logInAgent(world, '102', { user: 99 }), 'there is no user 99'],
  ['user to pause', (world) => pause(world, { user: 99 }, {}), 'there is no user 99'],
])('an unknown %s is refused by name', (_, work, message) => {
  const { world } = frozenMock();
  expect(() => work(world)).toThrow(new UnknownMember(message));
});

test.each<[string, Partial<Rows['linefeatures']>, string]>([
  ['user has no line', { iduserfeatures: 0 }, 'user 1 has no line; add a line to the user first'],
  ['line has no number', { number: '' }, 'the line of user 1 has no number; give it one first'],
])('a login is refused if the %s', (_, columns, message) => {
  const { world } = frozenMock();
  world.store.update('linefeatures', { id: 1 }, columns);
  expect(() => logInAgent(world, '102', { user: 1 })).toThrow(new AgentRefused(message));
});

test('a login is refused at a line without a user, and for a disabled agent', () => {
  const { world } = frozenMock();
  world.store.update('linefeatures', { id: 1 }, { iduserfeatures: 0 });
  expect(() => logInAgent(world, '102', { number: '1001', context: 'default' })).toThrow(
    'the line 1001@default has no user; give it to a user first',
  );
  world.store.update('agentfeatures', { id: 95 }, { commented: 1 });
  expect(() => logInAgent(world, '102', { user: 2 })).toThrow('agent 102 is disabled');
  expect(memberOf(world, 'support', agent102)).toMatchObject({ isDisabled: true, obstacle: 'is disabled' });
});

test('a member who is paused in a queue is called in the others', () => {
  const { world } = frozenMock();
  pause(world, { user: 2 }, { queue: 'n1022', reason: 'lunch' });
  expect(memberOf(world, 'n1022', user2)).toMatchObject({ isPaused: true, obstacle: 'is paused (lunch)' });
  expect(memberOf(world, 'reception', user2)).toMatchObject({ isPaused: false, obstacle: '' });
  unpause(world, { user: 2 }, { queue: 'n1022' });
  expect(memberOf(world, 'n1022', user2).obstacle).toBe('');
  expect(logOf(world)).toEqual([
    '10:00:00 NONE n1022 SIP/a3x9fj PAUSE lunch',
    '10:00:00 NONE n1022 SIP/a3x9fj UNPAUSE',
  ]);
});

test('a pause without a queue is one in all groups and queues, and a row about all comes first', () => {
  const { world } = frozenMock();
  pause(world, { user: 2 }, { reason: 'lunch' });
  expect(['n1022', 'reception'].map((queue) => memberOf(world, queue, user2).isPaused)).toEqual([true, true]);
  unpause(world, { user: 2 }, {});
  expect(['n1022', 'reception'].map((queue) => memberOf(world, queue, user2).isPaused)).toEqual([false, false]);
  expect(logOf(world)).toEqual([
    '10:00:00 NONE NONE SIP/a3x9fj PAUSEALL lunch',
    '10:00:00 NONE n1022 SIP/a3x9fj PAUSE lunch',
    '10:00:00 NONE reception SIP/a3x9fj PAUSE lunch',
    '10:00:00 NONE NONE SIP/a3x9fj UNPAUSEALL',
    '10:00:00 NONE n1022 SIP/a3x9fj UNPAUSE',
    '10:00:00 NONE reception SIP/a3x9fj UNPAUSE',
  ]);
});

test('a member whom the web services paused can be unpaused, and paused again', () => {
  const { world } = frozenMock();
  world.store.update('queuemember', { queue_name: 'support', ...agent102 }, { paused: 1 });
  expect(agentStates(world.store).at(-1)?.queues).toMatchObject([{ pause: { reason: '', since: null } }]);
  unpause(world, { agent: '102' }, {});
  expect(memberOf(world, 'support', agent102).isPaused).toBe(false);
  pause(world, { agent: '102' }, { reason: 'break' });
  expect(agentStates(world.store).at(-1)?.queues).toMatchObject([
    { pause: { reason: 'break', since: '2012-10-07T10:00:00.000Z' } },
  ]);
});

test('a pause outlives the login of the agent', () => {
  const { world } = frozenMock();
  logInAgent(world, '102', { user: 1 });
  pause(world, { agent: '102' }, {});
  logOffAgent(world, '102');
  logInAgent(world, '102', { user: 1 });
  expect(memberOf(world, 'support', agent102).obstacle).toBe('is paused');
});

test('a disabled membership is not called', () => {
  const { world } = frozenMock();
  world.store.update('queuemember', { queue_name: 'n1022', ...user2 }, { commented: 1 });
  expect(memberOf(world, 'n1022', user2)).toMatchObject({ isDisabled: true, obstacle: 'is disabled' });
});

test.each(['agent', 'user'] as const)('a member whose %s does not exist has no phone', (usertype) => {
  const { world } = frozenMock();
  const [queue, member] = usertype === 'agent' ? ['support', agent102] : ['n1022', user2];
  world.store.delete(`${usertype}features`, { id: member.userid });
  expect(memberOf(world, queue, member)).toEqual({
    party: usertype === 'agent' ? 'agent 102' : 'user 2',
    phone: undefined,
    isPaused: false,
    isDisabled: false,
    obstacle: 'does not exist',
  });
});

test('a login ends with the user whose phone it is, and the agent can log in elsewhere', async () => {
  const mock = frozenMock();
  logInAgent(mock.world, '102', { user: 3 });
  expect((await mock.call(users, 'delete', { id: 3 })).status).toBe(200);
  expect(memberOf(mock.world, 'support', agent102).obstacle).toBe('is not logged in');
  expect(agentStates(mock.world.store).map(({ login }) => login)).toEqual([null, null, null]);
  logInAgent(mock.world, '102', { user: 1 });
  expect(memberOf(mock.world, 'support', agent102).phone).toMatchObject({ userid: 1 });
});

test('a login ends with the agent, whose phone is then free', async () => {
  const mock = frozenMock();
  logInAgent(mock.world, '102', { user: 1 });
  expect((await mock.call(agents, 'delete', { id: 95 })).status).toBe(200);
  logInAgent(mock.world, '101', { user: 1 });
  expect(memberOf(mock.world, 'n1022', { userid: 50 }).phone).toMatchObject({ userid: 1 });
});
