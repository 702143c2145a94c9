import { afterEach, expect, test, vi } from 'vitest';
import { findCall, placeCall, placedCalls } from '#calls/place.ts';
import { callRequest } from '#calls/request.ts';
import { createApp } from '#server/app.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import { startWithPhones } from '../support/phones.ts';

/** A call that rings for 5 seconds and lasts a minute. */
const call = { from: { user: 1 }, to: '102', live: true };

const minutes = (count: number) => count * 60_000;

/** Time stands still for the test, so that it can move it. */
const stopTime = () => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });

afterEach(() => void vi.useRealTimers());

const outcomes = (world: World) => placedCalls(world, { limit: 9 }).map(({ outcome }) => outcome);

async function place({ app }: ReturnType<typeof startWithPhones>, headers: Record<string, string> = {}) {
  const answer = await app.inject({ method: 'POST', url: '/__admin/calls', headers, payload: call });
  expect(answer.json()).toMatchObject({ outcome: 'in progress' });
}

test('a live call goes on while the clock runs, without a request', async () => {
  stopTime();
  const mock = startWithPhones();
  await place(mock);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(minutes(10));
  expect(outcomes(mock.world)).toEqual(['answered']);
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is timed while no call is in progress, or the clock is frozen', async () => {
  stopTime();
  const mock = startWithPhones();
  expect(vi.getTimerCount()).toBe(0);
  await place(mock);
  await mock.app.inject({ method: 'PUT', url: '/__admin/clock', payload: { mode: 'frozen' } });
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(minutes(10));
  expect(outcomes(mock.world)).toEqual(['in progress']);
  await mock.app.inject({ method: 'PUT', url: '/__admin/clock', payload: { mode: 'real' } });
  expect(outcomes(mock.world)).toEqual(['answered']);
});

test('a reset ends the timer with the calls', async () => {
  stopTime();
  const mock = startWithPhones();
  await place(mock);
  mock.world.reset();
  expect(vi.getTimerCount()).toBe(0);
});

test('a restored call goes on: at once to the present time, then with the clock', async () => {
  stopTime();
  const mock = startWithPhones();
  await place(mock);
  const image = mock.world.store.image();
  mock.world.reset();
  mock.world.restore(image);
  expect(outcomes(mock.world)).toEqual(['in progress']);
  vi.advanceTimersByTime(minutes(10));
  expect(outcomes(mock.world)).toEqual(['answered']);
  mock.world.restore(image);
  expect(outcomes(mock.world)).toEqual(['answered']);
});

test('a state that starts with a live call continues it', async () => {
  stopTime();
  const { world } = startWithPhones();
  placeCall(world, callRequest().parse(call));
  const copy = new World({ id: 'default', store: Store.fromImage(world.store.image()), dialect: 'documented' });
  const app = createApp(copy);
  vi.advanceTimersByTime(minutes(10));
  expect(findCall(copy, 'call-1')).toMatchObject({ outcome: 'answered' });
  expect(findCall(world, 'call-1')).toMatchObject({ outcome: 'in progress' });
  await app.close();
});

test('each world has its own timer, which ends with the world', async () => {
  stopTime();
  const mock = startWithPhones();
  await place(mock);
  await mock.app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  await place(mock, { 'x-mock-world': 'w1' });
  expect(vi.getTimerCount()).toBe(2);
  await mock.app.inject({ method: 'DELETE', url: '/__admin/worlds/w1' });
  expect(vi.getTimerCount()).toBe(1);
  await mock.app.close();
  expect(vi.getTimerCount()).toBe(0);
});

test('an error while a call goes on is logged, and the mock serves on', async () => {
  stopTime();
  const mock = startWithPhones();
  await place(mock);
  vi.spyOn(mock.world.store, 'transaction').mockImplementation(() => {
    throw new Error('the disk is full');
  });
  vi.advanceTimersByTime(minutes(10));
  vi.restoreAllMocks();
  expect(mock.bugs[0]).toContain('the live calls cannot go on');
  expect((await mock.app.inject('/__admin/calls')).json()).toMatchObject({ calls: [{ outcome: 'answered' }] });
});
