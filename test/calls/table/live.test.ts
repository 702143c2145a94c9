import { expect, test } from 'vitest';
import { logInAgent } from '#calls/agents/acts.ts';
import type { PlacedCall } from '#calls/answer.ts';
import { continueCalls, findCall, placeCall, placedCalls } from '#calls/place.ts';
import { type CallInput, callRequest } from '#calls/request.ts';
import type { World } from '#world/world.ts';
import { type Change, officeWorld } from './office.ts';
import { placeAll, playedCall } from './play.ts';
import { expectReadBack } from './read-back.ts';

const toUser2: CallInput = { from: { user: 1 }, to: '100' };
const toQueue: CallInput = { from: { external: '0472445668' }, to: { queue: 1 } };

const placeLive = (world: World, input: CallInput): PlacedCall => placeCall(world, callRequest().parse(input));

function continueFor(world: World, seconds: number): readonly PlacedCall[] {
  world.clock.advance(seconds * 1000);
  return continueCalls(world);
}

function callWith(world: World, id: string): PlacedCall {
  const call = findCall(world, id);
  if (call === undefined) throw new Error(`there is no call ${id}`);
  return call;
}

test('with a frozen clock a call goes on as the clock does', () => {
  const world = officeWorld('documented');
  const { id, outcome, endedAt } = placeLive(world, toUser2);
  expect({ outcome, endedAt }).toEqual({ outcome: 'in progress', endedAt: null });
  expect(callWith(world, id).steps.map(({ what }) => what)).toEqual(['dials', 'reaches', 'rings']);
  expect(continueFor(world, 4)).toEqual([]);
  expect(continueFor(world, 1).map(({ steps }) => steps.at(-1)?.what)).toEqual(['answers']);
  expect(continueFor(world, 60)).toMatchObject([{ id, outcome: 'answered', endedAt: '2012-10-07T10:01:05.000Z' }]);
  expect(continueFor(world, 3600)).toEqual([]);
});

test.each([1, 7, 3600])('in steps of %i s a call does what it does when it is played at once', (seconds) => {
  const transfer: CallInput = { ...toQueue, people: { 'user 3': { transfers: { to: '100' }, holds: { after: 3 } } } };
  const atOnce = officeWorld('documented');
  const expected = playedCall(atOnce, placeAll(atOnce, [transfer]));
  const world = officeWorld('documented');
  const { id } = placeLive(world, transfer);
  for (let passed = 0; passed < 300; passed += seconds) continueFor(world, seconds);
  expect(playedCall(world, callWith(world, id))).toEqual(expected);
});

/** The only member of the queue is agent 102, who is not logged in. */
const onlyAgent: readonly Change[] = [
  ['queuemember', { queue_name: 'support' }, null],
  [
    'queuemember',
    null,
    {
      queue_name: 'support',
      interface: 'Agent/102',
      usertype: 'agent',
      userid: 95,
      channel: 'Agent',
      category: 'queue',
    },
  ],
];

test('a caller waits until an agent logs in', async () => {
  const world = officeWorld('documented', onlyAgent);
  const { id } = placeLive(world, toQueue);
  continueFor(world, 18);
  expect(callWith(world, id).steps.at(-1)).toMatchObject({ what: 'waits', why: 'agent 102 is not logged in' });
  logInAgent(world, '102', { user: 5 });
  continueFor(world, 300);
  const call = callWith(world, id);
  expect(playedCall(world, call).queueLog).toBe(
    'ENTERQUEUE 0472445668; CONNECT Agent/102 25 5; COMPLETEAGENT Agent/102 25 60 1',
  );
  await expectReadBack(world, call);
});

test('two callers wait for one member, and are served in the order in which they came', () => {
  const world = officeWorld('documented', [['queuemember', { queue_name: 'support', userid: 4 }, null]]);
  const busy = placeLive(world, toQueue);
  world.clock.advance(10_000);
  continueCalls(world);
  const [second, third] = [placeLive(world, toQueue), placeLive(world, toQueue)];
  continueFor(world, 300);
  const answeredAt = (id: string) => callWith(world, id).steps.find(({ what }) => what === 'answers')?.at;
  const times = [busy, second, third].map(({ id }) => answeredAt(id) ?? '');
  expect(times).toEqual([...times].sort());
  expect(new Set(times).size).toBe(3);
  expect(placedCalls(world, { limit: 2 }).map(({ id }) => id)).toEqual([third.id, second.id]);
});

test('a reset ends the calls that are in progress', () => {
  const world = officeWorld('documented');
  world.store.markBaseline();
  const { id } = placeLive(world, toUser2);
  world.reset();
  expect(findCall(world, id)).toBeUndefined();
  expect(continueFor(world, 60)).toEqual([]);
});

test('a call goes on from where it was when its state is restored', () => {
  const world = officeWorld('documented');
  const { id } = placeLive(world, toUser2);
  continueFor(world, 10);
  const image = world.store.image();
  continueFor(world, 100);
  const ended = callWith(world, id);
  world.restore(image);
  expect(callWith(world, id).outcome).toBe('in progress');
  world.clock.freeze(Date.parse('2012-10-07T10:02:00Z'));
  expect(continueCalls(world)).toEqual([ended]);
});

test.each(['documented', 'recorded'] as const)('a call at the edge of a day is one call (%s)', async (dialect) => {
  const world = officeWorld(dialect);
  const call = placeAll(world, [{ ...toUser2, at: '2012-10-07T23:59:58' }]);
  expect(call).toMatchObject({ startedAt: '2012-10-07T23:59:58.000Z', endedAt: '2012-10-08T00:01:03.000Z' });
  await expectReadBack(world, call);
});

test('forwards in a circle end with congestion', () => {
  const forward = (id: number, destunc: string): Change => ['userfeatures', { id }, { enableunc: 1, destunc }];
  const world = officeWorld('documented', [forward(2, '103'), forward(3, '100')]);
  const call = placeAll(world, [toUser2]);
  expect(call).toMatchObject({ outcome: 'congestion', startedAt: call.endedAt });
  expect(call.steps.at(-1)?.why).toBe('the call goes in a circle');
});

test('a dry run tells the way and writes nothing', () => {
  const world = officeWorld('documented');
  const before = world.store.count('cel');
  expect(placeAll(world, [{ ...toQueue, dryRun: true }])).toMatchObject({ id: '', outcome: 'answered' });
  expect([world.store.count('cel') - before, world.store.count('queue_log'), world.store.count('placedcall')]).toEqual([
    0, 0, 0,
  ]);
});
