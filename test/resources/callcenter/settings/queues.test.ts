import { expect, test } from 'vitest';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { dump, startMock } from '../../../support/mock.ts';

const features = { name: 'Help', number: '3002', context: 'default', timeout: '0' };
const queue = {
  timeoutpriority: 'app',
  'min-announce-frequency': '60',
  'announce-position': 'yes',
  'announce-position-limit': '5',
};
const body = { queuefeatures: features, queue, user: [2, 3], agent: [95, '50'] };

const documented = { seeds: 'documented' };
/** The next id after the seeded queue 44. */
const added = 45;

test('a new queue has its users and agents, whose positions are counted separately', async () => {
  const mock = startMock(documented);
  expect(await mock.call(queues, 'add', { body })).toMatchObject({ status: 200, text: '' });
  expect((await mock.call(queues, 'view', { id: added })).json()).toMatchObject({
    queuefeatures: { id: added, name: 'help', displayname: 'Help', identity: 'help (3002@default)' },
    user: [
      { interface: 'SIP/a3x9fj', userid: 2, position: 1 },
      { interface: 'SIP/p0v5tm', userid: 3, position: 2 },
    ],
    agent: [
      { interface: 'Agent/102', userid: 95, position: 1, skills: 'agent-95' },
      { interface: 'Agent/101', userid: 50, position: 2, skills: 'agent-50' },
    ],
  });
});

test('the rows of users end with the id that the client reads, those of agents have none', async () => {
  const mock = startMock(documented);
  const { user, agent } = JSON.parse((await mock.call(queues, 'view', { id: 35 })).text);
  expect(Object.entries(user[0]).at(-1)).toEqual(['id', 2]);
  expect(agent[0]).not.toHaveProperty('id');
});

test('the presence keys are null in list and view, and absent in dialect recorded', async () => {
  const presence = { ctipresence: null, nonctipresence: null };
  const mock = startMock(documented);
  const keys = Object.keys(JSON.parse((await mock.call(queues, 'list')).text)[0]);
  expect(keys.slice(keys.indexOf('waitratio') + 1, keys.indexOf('commented'))).toEqual(Object.keys(presence));
  expect((await mock.call(queues, 'view', { id: 35 })).json()).toMatchObject({ queuefeatures: presence });
  const recorded = startMock({ ...documented, dialect: 'recorded' });
  expect((await recorded.call(queues, 'view', { id: 35 })).text).not.toContain('ctipresence');
});

test('view of an unknown id is 404, in dialect recorded 204, without id always 404', async () => {
  const mock = startMock();
  expect((await mock.call(queues, 'view', { id: 999 })).status).toBe(404);
  const recorded = startMock({ dialect: 'recorded' });
  expect((await recorded.call(queues, 'view', { id: 999 })).status).toBe(204);
  expect((await recorded.call(queues, 'view', { id: '' })).status).toBe(204);
  expect((await recorded.call(queues, 'view')).status).toBe(404);
});

test('edit of an unknown queue is 204 whatever the body, delete 404', async () => {
  const mock = startMock();
  expect((await mock.call(queues, 'edit', { id: 999, body: 'x' })).status).toBe(204);
  expect((await mock.call(queues, 'delete', { id: 999 })).status).toBe(404);
});

test('members of a queue whose name has capitals are kept, in dialect recorded they are lost', async () => {
  const mock = startMock(documented);
  await mock.call(queues, 'add', { body });
  const found = { query: { search: 'Help' } };
  expect((await mock.call(queues, 'search', found)).json()).toMatchObject([{ nb_qmember: '4' }]);
  const recorded = startMock({ ...documented, dialect: 'recorded' });
  await recorded.call(queues, 'add', { body });
  expect((await recorded.call(queues, 'search', found)).json()).toMatchObject([{ nb_qmember: '0' }]);
});

test('an edit keeps the penalty of an agent that stays, and resets the fields that it leaves out', async () => {
  const mock = startMock(documented);
  const kept = { queuefeatures: { ...features, name: 'n1022', number: '1022' }, queue, agent: [95, 50] };
  expect((await mock.call(queues, 'edit', { id: 35, body: kept })).status).toBe(200);
  expect((await mock.call(queues, 'view', { id: 35 })).json()).toMatchObject({
    queuefeatures: { displayname: 'n1022', waittime: null },
    user: false,
    agent: [
      { userid: 95, penalty: '0', position: 1 },
      { userid: 50, penalty: '2', position: 2 },
    ],
    dialaction: false,
  });
});

test('a fault detected after the queue is written uses up an id, an unknown member does not', async () => {
  const mock = startMock(documented);
  const { sequences } = mock.world.store;
  const starred = { numgroup: 1, number: '*1', context: 'default', autologoff: 0 };
  await mock.call(agents, 'add', { body: { agentfeatures: starred } });
  expect((await mock.call(queues, 'add', { body: { ...body, user: [999] } })).status).toBe(400);
  expect((await mock.call(queues, 'add', { body: { ...body, agent: ['x'] } })).status).toBe(400);
  expect(sequences.peek('queuefeatures')).toBe(added);
  expect((await mock.call(queues, 'add', { body: { ...body, user: ['x'] } })).status).toBe(400);
  expect((await mock.call(queues, 'add', { body: { ...body, agent: [96] } })).status).toBe(400);
  expect(sequences.peek('queuefeatures')).toBe(added + 2);
});

test('the context of a queue must exist and gets the queue as a member', async () => {
  const mock = startMock(documented);
  const within = (context: string) => ({ ...body, queue: { ...queue, context } });
  expect((await mock.call(queues, 'add', { body: within('nowhere') })).status).toBe(400);
  expect((await mock.call(queues, 'add', { body: within('from-extern') })).status).toBe(200);
  const member = { context: 'from-extern', type: 'queue', typeval: 'help' };
  expect(mock.world.store.has('contextmember', member)).toBe(true);
  await mock.call(queues, 'delete', { id: added });
  expect(mock.world.store.has('contextmember', member)).toBe(false);
});

test('deleting marks the dial actions that lead to the queue', async () => {
  const mock = startMock(documented);
  const leading = { dialaction: { busy: { actiontype: 'queue', actionarg1: '8' } } };
  await mock.call(queues, 'add', { body: { ...body, ...leading } });
  await mock.call(queues, 'delete', { id: 8 });
  const busy = { actiontype: 'queue', actionarg1: '8', linked: false };
  expect((await mock.call(queues, 'view', { id: added })).json()).toMatchObject({ dialaction: { busy } });
});

test('a displayed name of 0 counts as missing', async () => {
  const mock = startMock(documented);
  await mock.call(queues, 'add', { body: { ...body, queuefeatures: { ...features, displayname: 0 } } });
  const queuefeatures = { displayname: 'Help' };
  expect((await mock.call(queues, 'view', { id: added })).json()).toMatchObject({ queuefeatures });
});

test('search covers displayed name and number, not the name', async () => {
  const mock = startMock(documented);
  expect((await mock.call(queues, 'search', { query: { search: 'test1023' } })).status).toBe(204);
  expect((await mock.call(queues, 'search', { query: { search: 'TEST 1023' } })).status).toBe(200);
});

const toNobody = { noanswer: { actiontype: 'user', actionarg1: '999' } };
const plain = { queuefeatures: features, queue };
const renamed = { queuefeatures: { ...features, name: 'renamed', number: '3003' }, queue, dialaction: toNobody };

test('an edit that renames and has a refused dial action changes nothing', async () => {
  const mock = startMock();
  await mock.call(queues, 'add', { body: plain });
  const before = dump(mock);
  expect((await mock.call(queues, 'edit', { id: 1, body: renamed })).status).toBe(400);
  expect(dump(mock)).toBe(before);
});

test('in recorded such an edit loses the queue, and its number and both names stay taken', async () => {
  const mock = startMock({ dialect: 'recorded' });
  const add = async (changes: object) => {
    const queuefeatures = { ...features, number: '', ...changes };
    return (await mock.call(queues, 'add', { body: { queuefeatures, queue } })).status;
  };
  await mock.call(queues, 'add', { body: plain });
  const kept = { ...renamed, queuefeatures: { ...features, number: '3003' } };
  expect((await mock.call(queues, 'edit', { id: 1, body: kept })).status).toBe(400);
  expect((await mock.call(queues, 'list')).json()).toMatchObject([{ name: 'help', number: '3002' }]);
  expect((await mock.call(queues, 'edit', { id: 1, body: renamed })).status).toBe(400);
  for (const [act, status] of [
    ['view', 204],
    ['list', 204],
    ['edit', 204],
    ['delete', 404],
  ] as const) {
    expect((await mock.call(queues, act, { id: 1, body: act === 'edit' ? plain : undefined })).status).toBe(status);
  }
  expect(await add({ name: 'help' })).toBe(400);
  expect(await add({ name: 'renamed' })).toBe(400);
  expect(await add({ name: 'other', number: '3002' })).toBe(400);
  expect(await add({ name: 'other', number: '3003' })).toBe(200);
});

test('a queue leaves its context when an edit has none and when it is deleted', async () => {
  const mock = startMock();
  const inContext = { queuefeatures: { ...features, number: '' }, queue: { ...queue, context: 'to-extern' } };
  const members = () => mock.world.store.all('contextmember', { type: 'queue' }).map(({ context }) => context);
  await mock.call(queues, 'add', { body: inContext });
  expect(members()).toEqual(['to-extern']);
  const moved = { ...inContext, queue: { ...queue, context: 'from-extern' } };
  expect((await mock.call(queues, 'edit', { id: 1, body: moved })).status).toBe(200);
  expect(members()).toEqual(['from-extern']);
  const other = { ...inContext.queuefeatures, name: 'other' };
  expect((await mock.call(queues, 'edit', { id: 1, body: { ...inContext, queuefeatures: other } })).status).toBe(200);
  expect(members()).toEqual(['to-extern']);
  expect((await mock.call(queues, 'edit', { id: 1, body: { queuefeatures: other, queue } })).status).toBe(200);
  expect(members()).toEqual([]);
  await mock.call(queues, 'edit', { id: 1, body: { ...inContext, queuefeatures: other } });
  await mock.call(queues, 'delete', { id: 1 });
  expect(members()).toEqual([]);
});
