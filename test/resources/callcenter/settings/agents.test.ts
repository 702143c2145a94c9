import { expect, test } from 'vitest';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { startMock } from '../../../support/mock.ts';

const features = { numgroup: '1', autologoff: '0', firstname: 'Ann', number: '555', context: 'default' };
const body = { agentfeatures: features, 'user-select': [] };

const documented = { seeds: 'documented' };
/** The next id after the seeded agent 95. */
const added = 96;

test('a new agent takes users from other agents, and its view lists them in the order of assignment', async () => {
  const mock = startMock(documented);
  await mock.call(agents, 'add', { body: { ...body, 'user-select': ['3', 1, 'x', 999, 3, 2] } });
  const usermember = [3, 1, 2].map((id) => ({ id, agentid: String(added) }));
  expect((await mock.call(agents, 'view', { id: added })).json()).toMatchObject({ usermember });
  expect((await mock.call(agents, 'view', { id: 3 })).json()).toMatchObject({ usermember: [{ id: 5 }] });
});

test('the users of an agent are the same as in their own views', async () => {
  const mock = startMock(documented);
  const { usermember } = JSON.parse((await mock.call(agents, 'view', { id: 3 })).text);
  const keys = Object.keys(usermember[0]);
  expect(keys.slice(keys.indexOf('passwdclient') + 1, keys.indexOf('enablehint'))).toEqual(['profileclient']);
});

test('a list without any existing user is refused and uses up no id', async () => {
  const mock = startMock(documented);
  expect((await mock.call(agents, 'add', { body: { ...body, 'user-select': [999] } })).status).toBe(400);
  expect(mock.world.store.sequences.peek('agentfeatures')).toBe(added);
});

test('a new membership comes after all members of the queue, with its penalty', async () => {
  const mock = startMock(documented);
  const serving = {
    queue: { n1022: { penalty: 3, paused: true }, support: 'x' },
    'queue-select': ['n1022', 'support'],
  };
  await mock.call(agents, 'add', { body: { ...body, ...serving } });
  const row = { interface: 'Agent/555', penalty: '3', paused: '1', position: 2, queuefeaturesid: '35' };
  expect((await mock.call(agents, 'view', { id: added })).json()).toMatchObject({ queuemember: [row] });
  expect(JSON.parse((await mock.call(queues, 'view', { id: 35 })).text).agent).toHaveLength(2);
});

test('a list without any usable queue is refused', async () => {
  const mock = startMock(documented);
  const serve = (queue: unknown, agentfeatures = features) =>
    mock.call(agents, 'add', { body: { agentfeatures, queue, 'queue-select': ['support'] } });
  expect((await serve({ support: { penalty: 21 } })).status).toBe(400);
  expect((await serve({ sales: {} })).status).toBe(400);
  expect((await serve({ support: {} }, { ...features, number: '*5' })).status).toBe(400);
  expect((await serve('x')).status).toBe(200);
});

test('skills are sorted by name, ignoring spaces, and deleted ones come last', async () => {
  const mock = startMock(documented);
  mock.world.store.update('queueskill', { name: 'french' }, { name: 'eng zz' });
  const queueskills = [{ id: 99 }, { id: '2', weight: '70x' }, { id: 1, weight: 50 }];
  await mock.call(agents, 'add', { body: { ...body, queueskills } });
  expect((await mock.call(agents, 'view', { id: added })).json()).toMatchObject({
    queueskills: [
      { weight: '50', id: '1', name: 'english' },
      { weight: '70', id: '2', name: 'eng zz' },
      { weight: '0', id: null, name: null },
    ],
  });
});

test('a skill without id, with a weight above 100, or listed twice is refused', async () => {
  const mock = startMock(documented);
  for (const queueskills of [[{ weight: 1 }], [{ id: 1, weight: 101 }], [{ id: 1 }, { id: '1' }]]) {
    expect((await mock.call(agents, 'add', { body: { ...body, queueskills } })).status).toBe(400);
  }
});

test('an empty edit keeps the record and loses users and queues', async () => {
  const mock = startMock(documented);
  expect((await mock.call(agents, 'edit', { id: 3, body: {} })).status).toBe(200);
  expect((await mock.call(agents, 'view', { id: 3 })).json()).toMatchObject({
    agentfeatures: { firstname: 'Agent', number: '2' },
    usermember: false,
    queuemember: false,
  });
  expect(mock.world.store.first('userfeatures', { id: 1 })).toMatchObject({ agentid: 0 });
});

test('an edit moves the agent to another context and number', async () => {
  const mock = startMock(documented);
  await mock.call(agents, 'add', { body });
  const agentfeatures = { context: 'from-extern', number: '556' };
  expect((await mock.call(agents, 'edit', { id: added, body: { agentfeatures } })).status).toBe(200);
  expect(mock.world.store.all('contextmember', { type: 'agent', typeval: String(added) })).toMatchObject([
    { context: 'from-extern', varname: 'context' },
  ]);
  expect((await mock.call(agents, 'edit', { id: added, body: { agentfeatures: { number: '2' } } })).status).toBe(400);
  expect((await mock.call(agents, 'edit', { id: added, body: { agentfeatures: null } })).status).toBe(400);
});

test('delete removes the agent from its queues and users', async () => {
  const mock = startMock(documented);
  expect((await mock.call(agents, 'delete', { id: 3 })).status).toBe(200);
  expect((await mock.call(queues, 'view', { id: 44 })).json()).toMatchObject({ agent: false });
  expect(mock.world.store.first('userfeatures', { id: 5 })).toMatchObject({ agentid: 0 });
});

test('view of an unknown id is 404, in dialect recorded 204; a number answers null', async () => {
  const mock = startMock(documented);
  expect((await mock.call(agents, 'view', { id: 999 })).status).toBe(404);
  expect(await mock.call(agents, 'view', { id: 101 })).toMatchObject({ status: 200, text: 'null' });
  const recorded = startMock({ ...documented, dialect: 'recorded' });
  expect((await recorded.call(agents, 'view', { id: 999 })).status).toBe(204);
  expect((await recorded.call(agents, 'view')).status).toBe(404);
});

test('an empty search matches every agent, any other search covers names and number', async () => {
  const mock = startMock(documented);
  expect((await mock.call(agents, 'search')).json()).toHaveLength(3);
  expect((await mock.call(agents, 'search', { query: { search: 'agent 10' } })).json()).toHaveLength(2);
  expect((await mock.call(agents, 'search', { query: { search: 'default' } })).status).toBe(204);
});

test('a password of letters is refused', async () => {
  const mock = startMock();
  const agentfeatures = { ...features, passwd: 'password123' };
  expect((await mock.call(agents, 'add', { body: { agentfeatures } })).status).toBe(400);
});

test('delete removes the skills of the agent, but not those of others', async () => {
  const mock = startMock(documented);
  for (const number of ['581', '582']) {
    const agentfeatures = { ...features, number };
    await mock.call(agents, 'add', { body: { ...body, agentfeatures, queueskills: [{ id: 1, weight: 50 }] } });
  }
  const withSkills = () => [added, added + 1].filter((agentid) => mock.world.store.has('agentqueueskill', { agentid }));
  expect(withSkills()).toEqual([added, added + 1]);
  expect((await mock.call(agents, 'delete', { id: added })).status).toBe(200);
  expect(withSkills()).toEqual([added + 1]);
});
