import { expect, test } from 'vitest';
import { placedCall } from '#calls/answer.ts';
import type { CallInput } from '#calls/request.ts';
import { dump, type Mock } from '../support/mock.ts';
import { startWithPhones } from '../support/phones.ts';

const call: CallInput = { from: { user: 1 }, to: '102' };

const post = (mock: Mock, path: string, payload: object) =>
  mock.app.inject({ method: 'POST', url: `/__admin/${path}`, payload });

const get = (mock: Mock, path: string) => mock.app.inject(`/__admin/${path}`);

const freeze = (mock: Mock, now = '2012-10-07T10:00:00Z') =>
  mock.app.inject({ method: 'PUT', url: '/__admin/clock', payload: { mode: 'frozen', now } });

/** The events of calls since a position, as `change id`. */
function callEvents({ world }: Mock, since = 0): readonly string[] {
  const events = Array.from({ length: world.events.latest - since }, (_, index) => world.events.after(since + index));
  return events.flatMap((event) => (event?.type === 'call' ? [`${event.change} ${event.call}`] : []));
}

test('a call is placed, played to its end, listed and read', async () => {
  const mock = startWithPhones();
  const answer = await post(mock, 'calls', call);
  expect(answer.statusCode).toBe(201);
  const placed = placedCall().parse(answer.json());
  expect(placed).toMatchObject({ id: 'call-1', outcome: 'answered', endedAt: expect.any(String) });
  expect(mock.world.store.count('cel', { linkedid: placed.records.cel?.linkedid ?? '' })).toBe(
    placed.records.cel?.count,
  );
  await post(mock, 'calls', { ...call, to: '101', from: { user: 2 } });
  const { calls } = (await get(mock, 'calls')).json();
  expect(calls.map(({ id }: { id: string }) => id)).toEqual(['call-2', 'call-1']);
  expect((await get(mock, 'calls?limit=1')).json().calls).toEqual([calls[0]]);
  expect((await get(mock, 'calls/call-1')).json()).toEqual(placed);
  expect(callEvents(mock)).toEqual(['placed call-1', 'ended call-1', 'placed call-2', 'ended call-2']);
});

test('a dry run tells the way of a call and writes nothing', async () => {
  const mock = startWithPhones();
  const before = dump(mock);
  const answer = await post(mock, 'calls', { ...call, dryRun: true });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ id: '', outcome: 'answered' });
  expect(dump(mock)).toBe(before);
  expect(callEvents(mock)).toEqual([]);
  expect((await get(mock, 'calls')).json()).toEqual({ calls: [] });
});

test('while the clock is frozen a call goes on when the clock is moved', async () => {
  const mock = startWithPhones();
  await freeze(mock);
  const placed = (await post(mock, 'calls', call)).json();
  expect(placed).toMatchObject({ outcome: 'in progress', startedAt: '2012-10-07T10:00:00.000Z', endedAt: null });
  const since = mock.world.events.latest;
  expect((await get(mock, 'calls/call-1')).json()).toEqual(placed);
  expect(callEvents(mock, since)).toEqual([]);
  await post(mock, 'clock/advance', { by: '1h' });
  expect(callEvents(mock, since)).toEqual(['ended call-1']);
  expect((await get(mock, 'calls/call-1')).json()).toMatchObject({ outcome: 'answered' });
});

test('setting the clock lets calls go on as well', async () => {
  const mock = startWithPhones();
  await freeze(mock);
  await post(mock, 'calls', call);
  await freeze(mock, '2012-10-07T11:00:00Z');
  expect(callEvents(mock)).toEqual(['placed call-1', 'ended call-1']);
});

test('a call that is not live is over at once, however the clock is', async () => {
  const mock = startWithPhones();
  await freeze(mock);
  expect((await post(mock, 'calls', { ...call, live: false })).json()).toMatchObject({ outcome: 'answered' });
});

test('a call can start at another time, which is UTC without a zone', async () => {
  const mock = startWithPhones();
  for (const at of ['2012-10-07T10:00:00', '2012-10-07T12:00:00+02:00']) {
    const { startedAt } = (await post(mock, 'calls', { ...call, at })).json();
    expect(startedAt, at).toBe('2012-10-07T10:00:00.000Z');
  }
});

test('a call of a user who does not exist is refused with a sentence and writes nothing', async () => {
  const mock = startWithPhones();
  const before = dump(mock);
  const answer = await post(mock, 'calls', { from: { user: 99 }, to: '102' });
  expect(answer.statusCode).toBe(409);
  expect(answer.json().detail).toMatch(/user 99/);
  expect(dump(mock)).toBe(before);
  expect(callEvents(mock)).toEqual([]);
});

test.for([
  [{}, 'from is missing; it must be {"user": ID}'],
  [{ from: { user: 1 } }, 'to is missing; it must be a number'],
  [{ ...call, to: 'x' }, 'to must be'],
  [{ ...call, at: 'noon' }, 'at must be a time such as 2012-10-07T10:00:00'],
  [{ ...call, people: { '102': { answers: true } } }, 'people.102.answers must be false, or an object'],
  [{ ...call, peple: {} }, 'peple is unknown; did you mean people?'],
] as const)('%j is refused: %s', async ([body, message]) => {
  const answer = await post(startWithPhones(), 'calls', body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toContain(message);
});

test('an unknown call is 404, and a limit out of range is 400', async () => {
  const mock = startWithPhones();
  const answer = await get(mock, 'calls/call-7');
  expect(answer.statusCode).toBe(404);
  expect(answer.json().detail).toBe('there is no call call-7; GET /__admin/calls lists the calls');
  expect((await get(mock, 'calls?limit=0')).statusCode).toBe(400);
});

test('a reset removes the calls, and the next one is call-1 again', async () => {
  const mock = startWithPhones();
  await post(mock, 'calls', call);
  await post(mock, 'reset', {});
  expect((await get(mock, 'calls')).json()).toEqual({ calls: [] });
  expect((await post(mock, 'calls', call)).json()).toMatchObject({ id: 'call-1' });
});

test('the calls of a world are its own', async () => {
  const mock = startWithPhones();
  await post(mock, 'worlds', { id: 'w1' });
  const headers = { 'x-mock-world': 'w1' };
  const placed = await mock.app.inject({ method: 'POST', url: '/__admin/calls', headers, payload: call });
  expect(placed.json()).toMatchObject({ id: 'call-1' });
  expect((await get(mock, 'calls')).json()).toEqual({ calls: [] });
});
