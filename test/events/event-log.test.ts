import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { EventLog } from '#events/event-log.ts';
import type { UnreadEvent } from '#events/unread-event.ts';

const at = '2012-10-01T12:00:00.000Z';

const reset = (generation: number): UnreadEvent => ({
  type: 'reset',
  world: 'default',
  at,
  to: 'baseline',
  generation,
});

function filled(count: number, bounds = { events: 3, bytes: 1_000_000 }): EventLog {
  const log = new EventLog(bounds);
  for (let number = 1; number <= count; number += 1) log.publish(reset(number));
  return log;
}

const generationAfter = (log: EventLog, position: number): unknown => {
  const text = log.jsonAfter(position);
  return text === undefined ? undefined : JSON.parse(text).generation;
};

test('an empty log returns no events', () => {
  const log = new EventLog();
  expect([log.latest, log.start, log.after(0), log.missedAfter(0)]).toEqual([0, 0, undefined, 0]);
});

test('the latest events are kept, and the dropped ones counted', () => {
  const log = filled(10);
  expect([log.latest, log.start]).toEqual([10, 7]);
  expect([6, 7, 8, 9, 10].map((position) => generationAfter(log, position))).toEqual([undefined, 8, 9, 10, undefined]);
  expect([0, 6, 7, 10].map((position) => log.missedAfter(position))).toEqual([7, 1, 0, 0]);
});

test('the size of events limits the log too, even below one event', () => {
  expect(filled(10, { events: 100, bytes: 1500 }).start).toBe(8);
  expect(filled(10, { events: 100, bytes: 10 }).start).toBe(10);
});

test('an id has a position in its own log only', () => {
  const [log, other] = [filled(5), filled(5)];
  expect(log.positionOf(log.idOf(4))).toBe(4);
  expect(log.positionOf('0')).toBe(0);
  for (const id of [other.idOf(4), log.idOf(6), '4', '', `${log.idOf(4)}x`, 'x'.repeat(10_000)])
    expect(log.positionOf(id), id).toBeUndefined();
});

test('listeners are called once for the events of a turn, until they are removed', async () => {
  const log = new EventLog();
  const seen: number[] = [];
  const stop = log.listen(() => seen.push(log.latest));
  log.publish(reset(1));
  log.publish(reset(2));
  expect(seen).toEqual([]);
  await nextTurn();
  expect(seen).toEqual([2]);
  stop();
  log.publish(reset(3));
  await nextTurn();
  expect(seen).toEqual([2]);
});

test('a watcher is called with each event of its types, while it is published', () => {
  const log = new EventLog();
  const seen: [number, UnreadEvent][] = [];
  log.watch(['reset', 'clock'], (event) => seen.push([log.latest, event]));
  log.publish({ type: 'baseline', world: 'default', at });
  expect(seen).toEqual([]);
  log.publish(reset(2));
  expect(seen).toEqual([[2, reset(2)]]);
});

test('listeners are called again for events right after a call', async () => {
  const log = new EventLog();
  const seen: number[] = [];
  log.listen(() => seen.push(log.latest));
  for (const number of [1, 2]) {
    log.publish(reset(number));
    while (seen.at(-1) !== number) await nextTurn();
  }
  expect(seen).toEqual([1, 2]);
});

test('listeners are called within a turn that would drop events before they could read them', () => {
  const log = new EventLog({ events: 10, bytes: 1_000_000 });
  let position = 0;
  let dropped = 0;
  log.listen(() => {
    dropped += log.missedAfter(position);
    position = log.latest;
  });
  for (let number = 1; number <= 100; number += 1) log.publish(reset(number));
  expect([position > 90, dropped]).toEqual([true, 0]);
});

test('the JSON of an event is created once, and dropped with the event', () => {
  const log = filled(3);
  expect(log.jsonAfter(0)).toBe(log.jsonAfter(0));
  log.publish(reset(4));
  expect(log.jsonAfter(0)).toBeUndefined();
});

test('the JSON of an event has its id, world and time', () => {
  const log = filled(1);
  expect(JSON.parse(log.jsonAfter(0) ?? '')).toEqual({
    type: 'reset',
    eventId: log.idOf(1),
    world: 'default',
    at,
    to: 'baseline',
    generation: 1,
  });
});

const request = {
  type: 'request',
  world: 'default',
  at,
  id: 'r1',
  ms: 1,
  operation: undefined,
  method: 'GET',
  url: '/',
  status: 200,
  account: undefined,
  reason: undefined,
  ignored: 0,
  fault: undefined,
} as const;

test('the secrets of a request are redacted', () => {
  const log = new EventLog();
  const reason = { message: 'passwd must not be hunter2', field: 'passwd', rule: 'regexp', value: 'hunter2' };
  log.publish({ ...request, url: '/x?passwd=hunter2&id=1', status: 400, reason });
  const text = log.jsonAfter(0) ?? '';
  expect(text).not.toContain('hunter2');
  expect(JSON.parse(text)).toMatchObject({
    url: '/x?passwd=[redacted]&id=1',
    reason: { message: 'passwd must not be [redacted]', field: 'passwd' },
  });
});

test.for([
  [{ status: 200 }, 'served'],
  [{ status: 204 }, 'served'],
  [{ status: 404 }, 'refused'],
  [{ status: 200, reason: { message: 'no' } }, 'refused'],
  [{ status: 504, fault: 'late', reason: { message: 'no' } }, 'faulted'],
  [{ status: 200, fault: 'slow' }, 'faulted'],
] as const)('the outcome of %j is %s', ([facts, outcome]) => {
  const log = new EventLog();
  log.publish({ ...request, ...facts });
  expect(JSON.parse(log.jsonAfter(0) ?? '')).toMatchObject({ outcome });
});
