import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImpossibleCall } from '#calls/impossible-call.ts';
import { continueCalls, placeCall } from '#calls/place.ts';
import { type CallInput, callRequest } from '#calls/request.ts';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { World } from '#world/world.ts';
import { disorderOf } from './well-formed.ts';

const noon = Date.parse('2026-03-29T00:30:00Z');

/** A world of a size that calls meet each other in; `begin` starts it anew. */
function busyWorld(): World {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const counts = { users: 12, groups: 3, queues: 3, agents: 4, incalls: 8, trunks: 2, schedules: 2, outcalls: 2 };
  generate(world, generateBody.parse(counts), '127.0.0.1');
  world.store.markBaseline();
  return world;
}

function begin(world: World, seed: number): void {
  world.reset();
  world.clock.freeze(noon);
  world.random.reseed(seed);
}

/** Changes of the state on which the way of a call depends. */
const disturbance = fc.record({
  user: fc.nat(20),
  change: fc.constantFrom<Partial<Rows['userfeatures']>>(
    { enablednd: 1 },
    { enableunc: 1, destunc: '100' },
    { enablerna: 1, destrna: '3001' },
    { enablebusy: 1, destbusy: '103' },
    { simultcalls: 1 },
    { ringseconds: 3 },
    { commented: 1 },
    { enablevoicemail: 1, voicemailid: 1 },
  ),
});

const queueDisturbance = fc.record({
  queue: fc.nat(10),
  change: fc.constantFrom<Partial<Rows['queue']>>(
    { strategy: 'linear' },
    { strategy: 'rrmemory', retry: 1 },
    { strategy: 'leastrecent', wrapuptime: 20 },
    { strategy: 'fewestcalls' },
    { strategy: 'random' },
    { maxlen: 1 },
    { joinempty: 'strict' },
    { leavewhenempty: 'paused,inuse' },
    { ringinuse: 0, autopause: 0 },
    { commented: 1 },
    { 'announce-frequency': 7 },
  ),
});

const seconds = fc.integer({ min: 0, max: 90 });
const number = fc.constantFrom(
  '100',
  '101',
  '103',
  '107',
  '1001',
  '2001',
  '3001',
  '3008',
  '1022',
  '*98',
  '*25',
  '*20',
  '0123456789',
  '99999',
);

const talk = {
  holds: fc.option(fc.record({ after: seconds, lasts: seconds }), { nil: undefined }),
  transfers: fc.option(fc.record({ to: number, after: seconds, attended: fc.boolean(), consults: seconds }), {
    nil: undefined,
    freq: 3,
  }),
  parks: fc.option(
    fc.record({ after: seconds, retrieved: fc.option(fc.record({ by: number, after: seconds }), { nil: undefined }) }),
    {
      nil: undefined,
      freq: 3,
    },
  ),
};

const behaviour = fc.record({
  answers: fc.oneof(fc.constant(false as const), fc.record({ after: seconds, talks: seconds })),
  busy: fc.constantFrom(true, false, false, false),
  unreachable: fc.constantFrom(true, false, false, false),
  rejects: fc.option(fc.record({ after: seconds }), { nil: undefined, freq: 3 }),
  picksUp: fc.option(fc.record({ after: seconds, talks: seconds }), { nil: undefined, freq: 5 }),
  ...talk,
});

const call = fc.record({
  from: fc.oneof(
    fc.constantFrom({ user: 1 }, { user: 2 }, { number: '103', context: 'default' }),
    fc.record({ external: fc.constantFrom('0472445668', '0600000000') }),
  ),
  to: fc.oneof(
    { weight: 4, arbitrary: number },
    fc.record({ user: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ queue: fc.constantFrom(1, 8, 35, 44) }),
    fc.record({ group: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ voicemail: fc.constant(1) }),
    fc.record({ incall: fc.integer({ min: 1, max: 4 }) }),
  ),
  context: fc.constantFrom(undefined, 'default'),
  after: fc.nat(200),
  live: fc.boolean(),
  people: fc.dictionary(number, behaviour, { maxKeys: 4 }),
  everybody: behaviour,
  caller: fc.record({
    hangsUp: fc.option(fc.record({ after: fc.integer({ min: 0, max: 300 }) }), { nil: undefined }),
    dials: fc.array(number, { maxLength: 3 }),
    speaks: seconds,
    ...talk,
  }),
});

type GeneratedCall = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

function disturb(
  world: World,
  users: readonly { user: number; change: object }[],
  queues: readonly { queue: number; change: object }[],
): void {
  const { store } = world;
  const allUsers = store.all('userfeatures', {}, 'id');
  for (const { user, change } of users)
    store.update('userfeatures', { id: allUsers[user % allUsers.length]?.id ?? 0 }, change);
  const allQueues = store.all('queue', {}, 'name');
  for (const { queue, change } of queues)
    store.update('queue', { name: allQueues[queue % allQueues.length]?.name ?? '' }, change);
}

function place(world: World, { after, ...input }: GeneratedCall): void {
  const at = new Date(noon + after * 1000).toISOString();
  const request: CallInput = JSON.parse(JSON.stringify({ ...input, at }));
  try {
    placeCall(world, callRequest().parse(request));
  } catch (error) {
    if (!(error instanceof ImpossibleCall)) throw error;
  }
}

/** All that calls write, as text. */
function traceOf({ store }: World): string {
  const tables = ['cel', 'queue_log', 'placedcall', 'callleg', 'callwait', 'agentlogin', 'queuepause'] as const;
  return JSON.stringify(tables.map((table) => store.all(table)));
}

function playAll(world: World, calls: readonly GeneratedCall[]): void {
  for (const each of calls) place(world, each);
  for (let step = 0; step < 80; step += 1) {
    world.clock.advance(60_000);
    continueCalls(world);
  }
}

const scene = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  users: fc.array(disturbance, { maxLength: 4 }),
  queues: fc.array(queueDisturbance, { maxLength: 4 }),
  calls: fc.array(call, { minLength: 1, maxLength: 5 }),
});

describe('whatever the state and the calls', () => {
  test('the records of every call are well formed, and the queue log agrees with them', () => {
    const world = busyWorld();
    fc.assert(
      fc.property(scene, ({ seed, users, queues, calls }) => {
        begin(world, seed);
        const first = world.store.sequences.peek('cel');
        disturb(world, users, queues);
        playAll(world, calls);
        expect(disorderOf(world, first)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('the same seed and clock give the same bytes', () => {
    const [one, other] = [busyWorld(), busyWorld()];
    fc.assert(
      fc.property(scene, ({ seed, users, queues, calls }) => {
        for (const world of [one, other]) {
          begin(world, seed);
          disturb(world, users, queues);
          playAll(world, calls);
        }
        expect(traceOf(one)).toBe(traceOf(other));
      }),
      { numRuns: 8 },
    );
  });

  test('a dry run and an impossible call write nothing', () => {
    const world = busyWorld();
    fc.assert(
      fc.property(call, ({ after: _, ...input }) => {
        begin(world, 1);
        const before = traceOf(world);
        const position = world.random.position;
        const dry: CallInput = JSON.parse(JSON.stringify({ ...input, dryRun: true }));
        try {
          placeCall(world, callRequest().parse(dry));
        } catch (error) {
          expect(error).toBeInstanceOf(ImpossibleCall);
        }
        expect(() => placeCall(world, callRequest().parse({ from: { user: 999 }, to: '100' }))).toThrow(ImpossibleCall);
        expect([traceOf(world), world.random.position]).toEqual([before, position]);
      }),
      { numRuns: 10 },
    );
  });
});
