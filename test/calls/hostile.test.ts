import { expect, test } from 'vitest';
import { continueCalls, findCall, placeCall, placedCalls } from '#calls/place.ts';
import { callRequest } from '#calls/request.ts';
import { tryRead } from '#input/read.ts';
import { createWorld } from '#seeding/create-world.ts';

function problemsOf(input: object): readonly string[] {
  const result = tryRead(callRequest(), { from: { user: 1 }, to: '100', ...input });
  return 'data' in result ? [] : result.problems.map(({ at, message }) => `${at} ${message}`);
}

test.each(['1800-01-01T00:00:00', '2040-01-01T00:00:00Z', '9999-12-31T23:59:59'])('%s is no time for a call', (at) => {
  expect(problemsOf({ at })).toEqual([
    `at must be a time from 1901-12-13T20:45:52Z to 2038-01-19T03:14:07Z, but is "${at}"`,
  ]);
});

test('a name that means nobody is refused, and those of people are not', () => {
  expect(problemsOf({ people: { 'nobody here': {} } })).toHaveLength(1);
  const names = ['100', '100@default', 'user 2', 'agent 102', '*98', '+33472445668'];
  expect(problemsOf({ people: Object.fromEntries(names.map((name) => [name, { busy: true }])) })).toEqual([]);
});

test.each(['{"x": 1}', 'no JSON'])('a stored state that is of no use (%s) stops nothing but its own call', (state) => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  world.clock.freeze(Date.parse('2012-10-02T10:00:00Z'));
  const { id } = placeCall(world, callRequest().parse({ from: { user: 1 }, to: '100' }));
  const times = { started: '2012-10-02 10:00:00.000000', due: '2012-10-02 10:00:01.000000' };
  world.store.insert('placedcall', { id: 77, ...times, state });
  world.clock.advance(600_000);
  expect(continueCalls(world).map((call) => [call.id, call.outcome])).toEqual([[id, 'answered']]);
  expect(placedCalls(world, { limit: 9 }).map((call) => call.id)).toEqual([id]);
  expect(findCall(world, 'call-77')).toBeUndefined();
  expect(continueCalls(world)).toEqual([]);
});

test('a call that cannot start any more ends, and the others go on', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  world.clock.freeze(Date.parse('2012-10-02T10:00:00Z'));
  const later = '2012-10-02T10:01:00';
  placeCall(world, callRequest().parse({ from: { user: 1 }, to: { user: 3 }, at: later }));
  placeCall(world, callRequest().parse({ from: { user: 1 }, to: { user: 2 }, at: later }));
  world.store.delete('userfeatures', { id: 3 });
  world.clock.advance(600_000);
  expect(continueCalls(world).map(({ outcome }) => outcome)).toEqual(['unreachable', 'answered']);
});

test('who leaves a queue that was deleted does not wait for ever', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  world.clock.freeze(Date.parse('2012-10-02T10:00:00Z'));
  placeCall(world, callRequest().parse({ from: { user: 1 }, to: { queue: 8 } }));
  world.store.delete('queue', { name: 'sales' });
  world.clock.advance(600_000);
  expect(continueCalls(world).map(({ outcome }) => outcome)).toEqual(['congestion']);
  expect(world.store.count('callwait', { left: null })).toBe(0);
});

test('a caller waits as long as the request says, and a conversation lasts as long', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const place = (input: object) => placeCall(world, callRequest().parse({ from: { user: 1 }, live: false, ...input }));
  const lengthOf = ({ startedAt, endedAt }: ReturnType<typeof place>) =>
    Date.parse(endedAt ?? '') - Date.parse(startedAt);
  const patient = place({ to: { queue: 8 }, caller: { hangsUp: { after: 20_000 } } });
  expect([patient.outcome, lengthOf(patient)]).toEqual(['abandoned', 20_000_000]);
  const long = place({ to: '100', everybody: { answers: { after: 5, talks: 7200 } } });
  expect([long.outcome, lengthOf(long)]).toEqual(['answered', 7_205_000]);
});

test('a call before 1970 has the time of its clock', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const { records } = placeCall(
    world,
    callRequest().parse({ from: { user: 1 }, to: '100', live: false, at: '1902-01-01T00:00:00' }),
  );
  const times = world.store
    .all('cel', { linkedid: records.cel?.linkedid ?? '' }, 'id')
    .map(({ eventtime }) => eventtime);
  expect([times[0], times[4]]).toEqual(['1902-01-01 00:00:00.000000', '1902-01-01 00:00:05.000000']);
});
