import { expect, test } from 'vitest';
import * as z from 'zod';
import { startMock } from '../support/mock.ts';
import { startWithPhones } from '../support/phones.ts';

/** Calls that only read although they are not GET: they publish nothing. */
const readOnly: Readonly<Record<string, string>> = {
  'POST /__admin/requests/find': 'searches the journal',
  'POST /__admin/requests/count': 'counts in the journal',
  'POST /__admin/requests/wait': 'waits for entries of the journal',
  'POST /__admin/verify': 'compares the journal with what is expected',
  'POST /__admin/effects/wait': 'waits for entries of the ledger',
};

type Change = readonly [route: string, body: object | undefined, events: readonly string[], path?: string];

const call = { from: { user: 1 }, to: '102' };
const member = { queue_name: 'crew', category: 'queue' };

/** Agent 8001 and user 901 are members of the queue crew. */
const agentFixture = {
  tables: {
    userfeatures: [{ id: 901, description: '' }],
    linefeatures: [
      {
        id: 901,
        protocol: 'sip',
        protocolid: 901,
        iduserfeatures: 901,
        name: 'abc',
        number: '1001',
        context: 'default',
        provisioningid: 0,
        rules_order: 1,
      },
    ],
    agentfeatures: [{ id: 901, numgroup: 1, number: '8001', context: 'default', description: '' }],
    queuemember: [
      { ...member, interface: 'Agent/8001', usertype: 'agent', userid: 901, channel: 'Agent' },
      { ...member, interface: 'SIP/abc', usertype: 'user', userid: 901, channel: 'SIP' },
    ],
  },
};

/** Every request that changes something, with its events, in an order in which each succeeds. */
const changes: readonly Change[] = [
  ['PUT /__admin/snapshots/:name', undefined, ['snapshot saved'], 'snapshots/one'],
  ['POST /__admin/snapshots/:name/restore', undefined, ['reset', 'snapshot restored'], 'snapshots/one/restore'],
  ['POST /__admin/reset', { to: 'snapshot:one' }, ['reset', 'snapshot restored']],
  ['POST /__admin/reset', { to: 'empty' }, ['reset']],
  ['POST /__admin/reset', undefined, ['reset']],
  ['DELETE /__admin/snapshots/:name', undefined, ['snapshot deleted'], 'snapshots/one'],
  ['POST /__admin/provider-states', { state: '' }, ['reset']],
  ['POST /__admin/provider-states', { state: '', action: 'teardown' }, ['reset']],
  ['PUT /__admin/baseline', undefined, ['baseline']],
  ['POST /__admin/accounts', { name: 'a', host: '192.0.2.1' }, ['accounts added']],
  ['PUT /__admin/accounts/:name', { host: '192.0.2.2' }, ['accounts replaced'], 'accounts/a'],
  ['DELETE /__admin/accounts/:name', undefined, ['accounts deleted'], 'accounts/a'],
  ['PUT /__admin/clock', { mode: 'frozen' }, ['clock']],
  ['POST /__admin/clock/advance', { by: '1s' }, ['clock']],
  ['PUT /__admin/seed', { seed: 1 }, ['seed']],
  ['POST /__admin/fixtures', {}, ['fixtures']],
  ['POST /__admin/fixtures', {}, [], 'fixtures?dryRun=1'],
  ['POST /__admin/generate', { users: 1 }, ['generated']],
  ['POST /__admin/calls', call, ['call placed']],
  ['POST /__admin/clock/advance', { by: '1h' }, ['clock', 'call ended']],
  ['POST /__admin/calls', { ...call, live: false }, ['call placed', 'call ended']],
  ['POST /__admin/calls', { ...call, dryRun: true }, []],
  ['POST /__admin/faults', { id: 'f', preset: 'slow' }, ['fault added']],
  ['PUT /__admin/faults/:id', { preset: 'slow' }, ['fault replaced'], 'faults/f'],
  ['PUT /__admin/faults/:id', { preset: 'slow' }, ['fault added'], 'faults/g'],
  ['DELETE /__admin/faults/:id', undefined, ['fault removed'], 'faults/f'],
  ['PUT /__admin/faults', { faults: [] }, ['fault replaced']],
  ['DELETE /__admin/faults', undefined, ['fault removed']],
  ['POST /__admin/fixtures', agentFixture, ['fixtures']],
  ['POST /__admin/agents/:number/login', { user: 901 }, ['agent logged in'], 'agents/8001/login'],
  ['POST /__admin/agents/:number/pause', {}, ['agent paused'], 'agents/8001/pause'],
  ['POST /__admin/agents/:number/unpause', {}, ['agent unpaused'], 'agents/8001/unpause'],
  ['POST /__admin/agents/:number/logoff', undefined, ['agent logged off'], 'agents/8001/logoff'],
  ['POST /__admin/users/:id/pause', { queue: 'crew' }, ['agent paused'], 'users/901/pause'],
  ['POST /__admin/users/:id/unpause', { queue: 'crew' }, ['agent unpaused'], 'users/901/unpause'],
  ['DELETE /__admin/requests', undefined, ['journal cleared']],
  ['POST /__admin/worlds', { id: 'w1' }, ['world created']],
  ['DELETE /__admin/worlds/:id', undefined, ['world deleted'], 'worlds/w1'],
];

/** Its body is a file. */
const importing = 'PUT /__admin/snapshots/:name/import';

test('every call of the control plane that changes something publishes it', async () => {
  const { app, world } = startWithPhones();
  const routes: string[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (/^\/__admin\/[^*]/.test(url)) routes.push(`${String(method)} ${url}`);
  });
  await app.ready();
  const mutating = routes.filter((route) => !/^(?:GET|HEAD) /.test(route));
  const covered = [...changes.map(([route]) => route), importing, ...Object.keys(readOnly)];
  expect(mutating.length).toBeGreaterThan(20);
  expect(mutating.filter((route) => !covered.includes(route))).toEqual([]);
  expect(covered.filter((route) => !mutating.includes(route))).toEqual([]);
  const call = async (route: string, path: string, payload?: object | Buffer) => {
    const position = world.events.latest;
    const type = Buffer.isBuffer(payload) ? 'application/vnd.sqlite3' : 'application/json';
    const method = z.enum(['PUT', 'POST', 'DELETE']).parse(route.split(' ')[0]);
    const answer = await app.inject({
      method,
      url: `/__admin/${path}`,
      ...(payload && { payload, headers: { 'content-type': type } }),
    });
    const published = Array.from({ length: world.events.latest - position }, (_, index) => {
      const { type: kind, change = '' } = JSON.parse(world.events.jsonAfter(position + index) ?? '');
      return `${kind} ${change}`.trim();
    });
    return { status: answer.statusCode, published };
  };
  for (const [route, body, published, path = route.replace(/^\w+ \/__admin\//, '')] of changes) {
    const answer = await call(route, path, body);
    expect(answer.status, route).toBeLessThan(300);
    expect(answer.published, `${route} ${path}`).toEqual(published);
  }
  expect(await call(importing, 'snapshots/two/import', world.store.image())).toEqual({
    status: 201,
    published: ['snapshot imported'],
  });
  for (const route of Object.keys(readOnly))
    expect((await call(route, route.replace('POST /__admin/', ''), { timeoutMs: 0 })).published).toEqual([]);
});

test('a refused request publishes nothing', async () => {
  const { app, world } = startMock();
  for (const [method, path, payload] of [
    ['POST', 'reset', { to: 'snapshot:none' }],
    ['DELETE', 'snapshots/none', undefined],
    ['DELETE', 'accounts/none', undefined],
    ['POST', 'accounts', { name: 'admin', host: '192.0.2.1' }],
    ['DELETE', 'faults/none', undefined],
    ['POST', 'faults', { preset: 'none' }],
    ['POST', 'fixtures', { nonsense: [] }],
    ['POST', 'calls', call],
    ['POST', 'provider-states', { state: 'none' }],
    ['POST', 'clock/advance', { by: '100000d' }],
    ['POST', 'agents/none/login', { user: 1 }],
    ['POST', 'agents/none/logoff', undefined],
    ['POST', 'users/99/pause', {}],
    ['DELETE', 'worlds/none', undefined],
    ['DELETE', 'worlds/default', undefined],
    ['POST', 'worlds', { id: 'default' }],
  ] as const) {
    const answer = await app.inject({ method, url: `/__admin/${path}`, ...(payload && { payload }) });
    expect(answer.statusCode, path).toBeGreaterThanOrEqual(400);
  }
  expect(world.events.latest).toBe(0);
});
