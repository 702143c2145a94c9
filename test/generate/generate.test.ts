import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { existingStateOf } from '#generate/existing-state.ts';
import { generate } from '#generate/generate.ts';
import { planOf } from '#generate/plan.ts';
import { generateBody, limits } from '#generate/request.ts';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { outcall } from '#resources/service/ipbx/call_management/outcall.ts';
import { schedule } from '#resources/service/ipbx/call_management/schedule.ts';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { createWorld } from '#seeding/create-world.ts';
import { Random } from '#world/random.ts';
import { dump, type Mock, startMock } from '../support/mock.ts';
import { addThroughActs } from './through-acts.ts';

type Wanted = Parameters<typeof generateBody.parse>[0];

const noon = Date.parse('2026-01-05T12:00:00Z');
const small = { seed: 7, users: 3, groups: 2, queues: 2, agents: 2, incalls: 6, trunks: 3, schedules: 3, outcalls: 3 };

function mockAtNoon(seeds = 'fresh'): Mock {
  const mock = startMock({ seeds });
  mock.world.clock.freeze(noon);
  return mock;
}

function fill({ world }: Pick<Mock, 'world'>, wanted: Wanted) {
  return generate(world, generateBody.parse(wanted), '127.0.0.1');
}

test.each(['fresh', 'documented', 'empty'])(
  'on %s, generated objects are stored as if added by requests',
  async (seeds) => {
    const [generated, added] = [mockAtNoon(seeds), mockAtNoon(seeds)];
    fill(generated, { ...small, entities: 2 });
    await addThroughActs(generated, added);
    // Provisioning codes are random, the turns of users matter only by their order, and there are no calls.
    for (const { world } of [generated, added]) {
      world.store.run('UPDATE linefeatures SET provisioningid = 0');
      world.store.run('DELETE FROM userwritten');
      world.store.run('DELETE FROM cel');
    }
    expect(JSON.parse(dump(generated))).toEqual(JSON.parse(dump(added)));
  },
);

test('generated objects are viewed like added ones', async () => {
  const [generated, added] = [mockAtNoon(), mockAtNoon()];
  fill(generated, small);
  await addThroughActs(generated, added);
  const calls = [incall, outcall, schedule, sipTrunks];
  for (const resource of [entity, context, users, lines, voicemail, devices, groups, queues, agents, ...calls]) {
    const shown = await generated.call(resource, 'list');
    expect(shown.status).toBe(200);
    expect(withoutChance(shown.text)).toEqual(withoutChance((await added.call(resource, 'list')).text));
    const id = resource === context ? 'company1' : 1;
    const view = await generated.call(resource, 'view', { id });
    expect(view.status).toBe(200);
    expect(withoutChance(view.text)).toEqual(withoutChance((await added.call(resource, 'view', { id })).text));
  }
});

function withoutChance(text: string): unknown {
  return JSON.parse(text.replace(/"provisioningid":"?\d+"?/g, '"provisioningid":0'));
}

test('generated objects can be edited, deleted and extended', async () => {
  const mock = mockAtNoon();
  fill(mock, small);
  const linefeatures = { protocol: ['sip'], name: [''], context: ['company1'], number: ['1003'] };
  const body = { userfeatures: { firstname: 'Ada', entityid: 2 }, linefeatures };
  expect(await mock.call(users, 'add', { body })).toMatchObject({ status: 200, text: '"4"' });
  expect((await mock.call(users, 'add', { body })).status).toBe(400);
  expect((await mock.call(users, 'edit', { id: 1, body: { userfeatures: { firstname: 'Eve' } } })).status).toBe(200);
  expect((await mock.call(users, 'delete', { id: 4 })).status).toBe(200);
});

test('a second request adds further objects, even with the same seed', async () => {
  const mock = mockAtNoon();
  fill(mock, small);
  expect(fill(mock, small)).toMatchObject({ entities: 1, users: 3, skills: 0 });
  const names = mock.world.store.all('entity').map((row) => row['name']);
  expect(names).toEqual(['entity', 'company1', 'company2']);
  expect((await mock.call(users, 'view', { id: 6 })).json()).toMatchObject({ linefeatures: [{ context: 'company2' }] });
});

const amounts = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  entities: fc.integer({ min: 1, max: 3 }),
  users: fc.integer({ min: 0, max: 6 }),
  groups: fc.integer({ min: 0, max: 3 }),
  queues: fc.integer({ min: 0, max: 3 }),
  agents: fc.integer({ min: 0, max: 4 }),
  incalls: fc.integer({ min: 0, max: 4 }),
  trunks: fc.integer({ min: 1, max: 3 }),
  schedules: fc.integer({ min: 0, max: 3 }),
  outcalls: fc.integer({ min: 0, max: 3 }),
  cels: fc.oneof(fc.constant(0), fc.integer({ min: 20, max: 90 })),
});

test('the same request on the same state yields the same image, byte for byte', () => {
  fc.assert(
    fc.property(amounts, (wanted) => {
      const [one, other] = [imageOf(wanted), imageOf(wanted)];
      return one.equals(other);
    }),
    { numRuns: 15 },
  );
});

function imageOf(wanted: Wanted): Buffer {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  try {
    world.clock.freeze(noon);
    fill({ world }, wanted);
    return world.store.image();
  } finally {
    world.close();
  }
}

test('another seed yields other data, and the random generator of the world is not used', () => {
  const mock = mockAtNoon();
  const before = mock.world.random.position;
  fill(mock, small);
  expect(mock.world.random.position).toBe(before);
  expect(imageOf(small).equals(imageOf({ ...small, seed: 8 }))).toBe(false);
});

test('any generated amounts can be reset', () => {
  const mock = mockAtNoon();
  const before = dump(mock);
  fc.assert(
    fc.property(amounts, (wanted) => {
      const { users: made, cels } = fill(mock, wanted);
      const isThere = mock.world.store.count('userfeatures') === made && mock.world.store.count('cel') === cels;
      mock.world.reset();
      mock.world.clock.freeze(noon);
      return isThere && dump(mock) === before && mock.world.store.sequences.peek('userfeatures') === 1;
    }),
    { numRuns: 15 },
  );
});

test('numbers have more digits where four are too few, and lie in the ranges of their context', async () => {
  const mock = mockAtNoon();
  fill(mock, { users: 3700 });
  const { store } = mock.world;
  expect(store.all('contextnumbers', { context: 'company1', type: 'user' })).toMatchObject([
    { numberbeg: '10000', numberend: '49999' },
  ]);
  const shape = { least: 'text', most: 'text' } as const;
  const [row] = store.query(shape, 'SELECT min(number) AS least, max(number) AS most FROM linefeatures');
  expect(row).toEqual({ least: '10000', most: '13699' });
});

test('all codes of lines are different until they become scarce, which leaves some for other lines', () => {
  const { store } = mockAtNoon().world;
  const taken = Array.from({ length: 89_990 }, (_, index) => 100_001 + index);
  const existing = { ...existingStateOf(store), provisioningIds: new Set(taken) };
  const plan = planOf(new Random(1), generateBody.parse({ users: 15 }), existing);
  const codes = plan.users.map(({ provisioningId }) => provisioningId);
  expect(codes.slice(10)).toEqual([0, 0, 0, 0, 0]);
  expect(new Set([...taken, ...codes.slice(0, 10)]).size).toBe(90_000);
});

test('a failed generation leaves nothing behind', () => {
  const mock = mockAtNoon();
  mock.world.store.delete('agentgroup', {});
  const before = dump(mock);
  expect(() => fill(mock, small)).toThrow('agents need an agent group');
  expect(dump(mock)).toBe(before);
});

test('amounts beyond the limits, fractions, and objects without entity are refused with their place', () => {
  const placeOf = (wanted: Wanted) => generateBody.safeParse(wanted).error?.issues.map(({ path }) => path.join('.'));
  for (const [kind, limit] of Object.entries(limits)) expect(placeOf({ [kind]: limit + 1 })).toEqual([kind]);
  expect(placeOf({ users: 1.5 })).toEqual(['users']);
  expect(placeOf({ users: 1, entities: 0 })).toEqual(['entities']);
  expect(placeOf({ cels: 19 })).toEqual(['cels']);
  expect(placeOf({ people: 1 })).toEqual(['']);
});

test('what was generated into a file is there when it is opened again, and ids go on behind it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const options = { seeds: 'fresh', dialect: 'documented', database: join(folder, 'pbx.sqlite') } as const;
  const first = createWorld(options);
  fill({ world: first }, { ...small, cels: 100 });
  const before = dump({ world: first });
  first.close();
  const second = createWorld(options);
  onTestFinished(() => second.close());
  expect(dump({ world: second })).toBe(before);
  expect(second.store.sequences.peek('userfeatures')).toBe(4);
  second.reset();
  expect(second.store.count('userfeatures') + second.store.count('cel')).toBe(0);
});
