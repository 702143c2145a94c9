import { expect, test } from 'vitest';
import { XivoMockClient } from '#client/client.ts';
import { startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

/** A client of a mock in the documented state, whose clock stands at 10:00. */
async function documentedClient() {
  const { app, world } = startMock({ seeds: 'documented' });
  const admin = new XivoMockClient(`http://127.0.0.1:${await listen(app)}`);
  await admin.clock.freeze('2012-10-07T10:00:00Z');
  return { admin, app, world };
}

test('an agent is logged in, paused, unpaused and logged off', async () => {
  const { admin } = await documentedClient();
  const login = { user: 1, phone: 'SIP/eu9nbm', extension: '1001@default', since: '2012-10-07T10:00:00.000Z' };
  const agent = { id: 95, number: '102', name: 'Agent 102' };
  const inSupport = (pause: object | null) => [{ queue: 'support', category: 'queue', penalty: 0, pause }];
  expect(await admin.agents.login('102', { user: 1 })).toEqual({ ...agent, login, queues: inSupport(null) });
  const lunch = { reason: 'lunch', since: '2012-10-07T10:00:00.000Z' };
  const paused = { ...agent, login, queues: inSupport(lunch) };
  expect(await admin.agents.pause('102', { queue: 'support', reason: 'lunch' })).toEqual(paused);
  expect(await admin.agents.list()).toEqual([
    expect.objectContaining({ number: '2', login: null }),
    expect.objectContaining({ number: '101', login: null }),
    paused,
  ]);
  expect(await admin.agents.unpause('102')).toEqual({ ...agent, login, queues: inSupport(null) });
  expect(await admin.agents.logoff('102')).toEqual({ ...agent, login: null, queues: inSupport(null) });
});

test('a user is paused in one queue, or in all', async () => {
  const { admin } = await documentedClient();
  const pausesOf = ({ queues }: Awaited<ReturnType<typeof admin.agents.pauseUser>>) =>
    queues.map(({ queue, pause }) => [queue, pause?.reason ?? null]);
  const one = await admin.agents.pauseUser(2, { queue: 'n1022', reason: 'lunch' });
  expect(one.member).toBe('user 2');
  expect(pausesOf(one)).toEqual([
    ['n1022', 'lunch'],
    ['reception', null],
  ]);
  expect(pausesOf(await admin.agents.pauseUser(2))).toEqual([
    ['n1022', ''],
    ['reception', ''],
  ]);
  expect(pausesOf(await admin.agents.unpauseUser(2))).toEqual([
    ['n1022', null],
    ['reception', null],
  ]);
});

test('the line of a login is by default one in the context default', async () => {
  const { admin } = await documentedClient();
  const { login } = await admin.agents.login('102', { number: '103' });
  expect(login).toMatchObject({ user: 3, extension: '103@default' });
});

test('each change is an event', async () => {
  const { admin, world } = await documentedClient();
  const before = world.events.latest;
  await admin.agents.login('102', { user: 1 });
  await admin.agents.pauseUser(2, { queue: 'n1022' });
  await admin.agents.unpause('102');
  const events = [0, 1, 2].map((index) => JSON.parse(world.events.jsonAfter(before + index) ?? ''));
  expect(events).toMatchObject([
    { type: 'agent', change: 'logged in', member: 'agent 102' },
    { type: 'agent', change: 'paused', member: 'user 2', queue: 'n1022' },
    { type: 'agent', change: 'unpaused', member: 'agent 102' },
  ]);
  expect(events[2]).not.toHaveProperty('queue');
});

test('a reset logs everybody off, and a snapshot keeps the logins', async () => {
  const { admin } = await documentedClient();
  await admin.agents.login('102', { user: 1 });
  await admin.snapshots.save('busy');
  await admin.reset();
  expect((await admin.agents.list()).filter(({ login }) => login !== null)).toEqual([]);
  await admin.snapshots.restore('busy');
  expect((await admin.agents.list()).find(({ number }) => number === '102')?.login).toMatchObject({ user: 1 });
});

test.each([
  ['agents/8001/login', { user: 1 }, 404, 'there is no agent 8001; did you mean 101?'],
  ['agents/102/login', { user: 99 }, 404, 'there is no user 99'],
  ['agents/102/logoff', undefined, 409, 'agent 102 is not logged in'],
  ['agents/102/login', { number: '777' }, 409, 'no line has the number 777 in the context default'],
  ['users/99/pause', {}, 404, 'there is no user 99'],
  ['users/2/pause', { queue: 'support' }, 409, 'user 2 is not a member of support, but of n1022 and reception'],
  ['users/x/pause', {}, 400, 'id must be a whole number, but is "x"'],
  [
    'agents/102/login',
    {},
    400,
    'the body must be {"user": ID} or {"number": NUMBER, "context": CONTEXT}, but is an object',
  ],
  ['agents/102/pause', { queues: 'support' }, 400, 'queues is unknown; did you mean queue?'],
  ['agents/102/pause', { reason: 'x'.repeat(81) }, 400, 'reason must be at most 80 characters long, but is 81'],
])('POST %s with %j is refused', async (path, payload, status, detail) => {
  const { app } = startMock({ seeds: 'documented' });
  const answer = await app.inject({ method: 'POST', url: `/__admin/${path}`, ...(payload && { payload }) });
  expect(answer.json()).toMatchObject({ status, detail });
});
