import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { EventLog } from '#events/event-log.ts';
import { startXivoMock } from '#index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { type AppOptions, createApp } from '#server/app.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import { type EventReader, openEvents } from '../support/event-reader.ts';
import { talk } from '../support/raw.ts';
import { sendRaw } from '../support/raw-requests.ts';
import { listen } from '../support/transports.ts';

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const authorization = `Basic ${btoa('admin:proformatique')}`;

/** A mock that listens; `events` is its log, for tests with other bounds. */
async function start(options: AppOptions = {}, events = new EventLog()) {
  const template = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const store = Store.fromImage(template.store.image());
  template.close();
  store.markBaseline();
  const world = new World({ id: 'default', store, dialect: 'documented', events });
  const app = createApp(world, options);
  onTestFinished(() => app.close());
  const port = await listen(app);
  const call = async (url: string, init: RequestInit = {}) =>
    (await fetch(`http://127.0.0.1:${port}${url}`, { ...init, headers: { authorization, ...init.headers } })).status;
  const admin = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    call(`/__admin/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { authorization: '', ...(body && { 'content-type': 'application/json' }), ...headers },
    });
  return { world, app, port, call, admin };
}

/** The next `count` events. */
async function take(reader: EventReader, count: number) {
  const events = [];
  for (let number = 0; number < count; number += 1) events.push(await reader.next());
  return events;
}

test('a request is an event with the facts of its journal entry', async () => {
  const { port, call, world } = await start();
  const reader = await openEvents(port);
  expect(reader.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  await call(`${entities}?act=add`, { method: 'POST', body: '{"name": "Capital", "displayname": "x", "nam": 1}' });
  const [entry] = world.journal.entries();
  expect(await reader.next()).toEqual({
    type: 'request',
    eventId: expect.stringMatching(/^[0-9a-f]{8}-1$/),
    world: 'default',
    at: entry?.at,
    id: entry?.id,
    ms: entry?.ms,
    operation: 'xivo/configuration/manage/entity:add',
    method: 'POST',
    url: `${entities}?act=add`,
    status: 400,
    account: 'admin',
    outcome: 'refused',
    reason: { message: expect.stringContaining('name must be'), field: 'name' },
    ignored: 1,
  });
});

test('input that is not a request is an event of the default world too', async () => {
  const mock = await startXivoMock();
  onTestFinished(() => mock.close());
  const port = Number(new URL(mock.url).port);
  const reader = await openEvents(port);
  await talk(port, 'nonsense\r\n\r\n');
  expect(await reader.next()).toMatchObject({ type: 'request', world: 'default', id: 'refused-1', outcome: 'refused' });
});

test('events arrive in order: the effects and faults of a request before the request', async () => {
  const { port, call, admin } = await start();
  const reader = await openEvents(port);
  await admin('POST', 'faults', { id: 'late', preset: 'gateway-timeout' });
  expect(await call('/service/ipbx/json.php/restricted/control_system/reload/')).toBe(504);
  await admin('POST', 'reset');
  const events = await take(reader, 5);
  expect(events).toMatchObject([
    { type: 'fault', change: 'added', rule: 'late' },
    { type: 'effect', number: 1, daemon: 'asterisk', command: 'core reload' },
    { type: 'fault', change: 'fired', rule: 'late' },
    { type: 'request', status: 504, outcome: 'faulted', fault: 'late' },
    { type: 'reset', to: 'baseline', generation: 2 },
  ]);
  expect(events[2]).toMatchObject({ request: events[3]?.type === 'request' && events[3].id });
  const numbers = events.map((event) => Number(event?.eventId.split('-')[1]));
  expect(numbers).toEqual([1, 2, 3, 4, 5]);
});

test('types select events; an unknown one answers 400 and names the nearest', async () => {
  const { port, admin } = await start();
  const reader = await openEvents(port, '/__admin/events?types=reset,clock');
  await admin('PUT', 'baseline');
  await admin('PUT', 'clock', { mode: 'frozen' });
  await admin('PUT', 'seed', { seed: 7 });
  await admin('POST', 'reset');
  expect((await take(reader, 2)).map((event) => event?.type)).toEqual(['clock', 'reset']);
  const answer = await fetch(`http://127.0.0.1:${port}/__admin/events?types=rest`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('did you mean reset?');
});

test.for([
  ['/w/w1/__admin/events', {}],
  ['/__admin/events', { 'X-Mock-World': 'w1' }],
  ['/__admin/events', { Host: 'w1.localhost' }],
  ['/__admin/events', { Authorization: `Basic ${btoa('world-w1:secret-w1')}` }],
  ['/__admin/events?world=w1', {}],
  ['/w/default/__admin/events?world=w1', {}],
] as const)('%s with %j has the events of one world, and ends with it', async ([path, headers]) => {
  const { port, admin, call } = await start();
  await admin('POST', 'worlds', { id: 'w1' });
  const reader = await openEvents(port, path, headers);
  await admin('POST', 'reset');
  await call(`/w/w1${entities}`);
  await admin('DELETE', 'worlds/w1');
  expect(await reader.rest()).toMatchObject([
    { type: 'request', world: 'w1' },
    { type: 'world', world: 'w1', change: 'deleted' },
  ]);
});

test('the plain path has the events of all worlds; the default world must be named', async () => {
  const { port, admin, call } = await start();
  const [all, named, prefixed] = await Promise.all(
    ['/__admin/events', '/__admin/events?world=default', '/w/default/__admin/events'].map((path) =>
      openEvents(port, path),
    ),
  );
  await admin('POST', 'worlds', { id: 'w1' });
  await call(`/w/w1${entities}`);
  await admin('DELETE', 'worlds/w1');
  await call(entities);
  expect(all && (await take(all, 4))).toMatchObject([
    { type: 'world', world: 'w1', change: 'created' },
    { type: 'request', world: 'w1' },
    { type: 'world', world: 'w1', change: 'deleted' },
    { type: 'request', world: 'default' },
  ]);
  for (const reader of [named, prefixed])
    expect(await reader?.next()).toMatchObject({ type: 'request', world: 'default' });
});

test('a world that does not exist answers 404', async () => {
  const { port, call, admin } = await start();
  await admin('POST', 'worlds', { id: 'w1' });
  expect(await call('/__admin/events?world=w2')).toBe(404);
  expect(await call('/w/w2/__admin/events')).toBe(404);
  expect(await call('/__admin/events?world=')).toBe(400);
  expect((await openEvents(port, '/__admin/events?world=W1')).response.statusCode).toBe(200);
});

test('a world with a reader does not expire, and the expiry of another one is an event without any request', async () => {
  let now = 0;
  const { port, admin, world } = await start({ now: () => now, heartbeatMs: 5 });
  for (const id of ['w1', 'w2']) await admin('POST', 'worlds', { id, ttl: '1m' });
  const watched = await openEvents(port, '/__admin/events?world=w1');
  const all = await openEvents(port);
  now = 120_000;
  expect(await all.next()).toMatchObject({ type: 'world', world: 'w2', change: 'expired' });
  world.publish({ type: 'baseline' });
  expect(await all.next()).toMatchObject({ type: 'baseline' });
  expect(await admin('POST', 'reset', undefined, { 'X-Mock-World': 'w1' })).toBe(200);
  expect(await watched.next()).toMatchObject({ type: 'reset', world: 'w1' });
});

test('a reader that reconnects receives what it missed', async () => {
  const { port, admin } = await start();
  const reader = await openEvents(port);
  await admin('PUT', 'seed', { seed: 1 });
  const first = await reader.next();
  reader.close();
  for (const seed of [2, 3]) await admin('PUT', 'seed', { seed });
  const id = first?.eventId ?? '';
  const seeds = [
    { type: 'seed', seed: 2 },
    { type: 'seed', seed: 3 },
  ];
  expect(await take(await openEvents(port, '/__admin/events', { 'Last-Event-ID': id }), 2)).toMatchObject(seeds);
  expect(await take(await openEvents(port, `/__admin/events?lastEventId=${id}`), 2)).toMatchObject(seeds);
  // A browser reconnects to the same URL: its header is newer.
  const both = await openEvents(port, '/__admin/events?lastEventId=0', { 'Last-Event-ID': id });
  expect(await take(both, 2)).toMatchObject(seeds);
  const all = await openEvents(port, '/__admin/events?lastEventId=0');
  expect(await take(all, 3)).toMatchObject([{ seed: 1 }, ...seeds]);
});

test('a reader that reconnects too late receives the number of lost events', async () => {
  const { port, admin, world } = await start({}, new EventLog({ events: 3, bytes: 1_000_000 }));
  const id = world.events.idOf(0);
  for (const seed of [1, 2, 3, 4, 5]) await admin('PUT', 'seed', { seed });
  const reader = await openEvents(port, '/__admin/events', { 'Last-Event-ID': id });
  expect(await take(reader, 4)).toMatchObject([
    { type: 'lost', cause: 'dropped', missed: 2, eventId: world.events.idOf(2) },
    { seed: 3 },
    { seed: 4 },
    { seed: 5 },
  ]);
  const narrow = await openEvents(port, '/__admin/events?types=reset', { 'Last-Event-ID': id });
  expect(await narrow.next()).toMatchObject({ type: 'lost', missed: 2 });
});

test('after an id of an earlier process come `lost` and all events in the log', async () => {
  const { port, admin } = await start();
  await admin('PUT', 'seed', { seed: 1 });
  for (const id of [new EventLog().idOf(0), 'nonsense']) {
    const reader = await openEvents(port, '/__admin/events', { 'Last-Event-ID': id });
    expect(await take(reader, 2)).toMatchObject([{ type: 'lost', cause: 'restarted', missed: 0 }, { seed: 1 }]);
  }
});

test('a quiet stream sends heartbeats with its position', async () => {
  const { port, admin, world } = await start({ heartbeatMs: 1 });
  const reader = await openEvents(port, '/__admin/events?types=clock');
  await admin('PUT', 'seed', { seed: 1 });
  const id = world.events.idOf(1);
  let block = await reader.block();
  while (block?.includes(world.events.idOf(0))) block = await reader.block();
  expect(block).toBe(`: heartbeat\nid: ${id}`);
});

test('many readers receive the same events', async () => {
  const { port, admin } = await start();
  const readers = await Promise.all(Array.from({ length: 50 }, () => openEvents(port)));
  for (const seed of [1, 2, 3]) await admin('PUT', 'seed', { seed });
  const texts = await Promise.all(readers.map(async (reader) => JSON.stringify(await take(reader, 3))));
  expect(new Set(texts).size).toBe(1);
});

test('a reader that does not read is disconnected, and the others are not', async () => {
  const { app, port, world } = await start({}, new EventLog({ events: 200, bytes: 1024 * 1024 }));
  const connected = once(app.server, 'connection');
  const slow = httpRequest({ host: '127.0.0.1', port, path: '/__admin/events', agent: false }).end();
  onTestFinished(() => void slow.destroy());
  const [socket] = await connected;
  await once(slow, 'response');
  const fast = await openEvents(port, '/__admin/events?types=seed');
  const name = 'x'.repeat(100_000);
  let published = 0;
  while (!socket.destroyed && published < 20_000) {
    for (let number = 0; number < 20; number += 1) world.publish({ type: 'snapshot', change: 'saved', name });
    published += 20;
    await nextTurn();
  }
  expect(socket.destroyed).toBe(true);
  world.publish({ type: 'seed', seed: 1 });
  expect(await fast.next()).toMatchObject({ type: 'seed', seed: 1 });
});

test('a fast reader receives everything, even more than fits into its connection', async () => {
  const { port, world } = await start();
  const name = 'x'.repeat(20_000);
  for (let number = 0; number < 1000; number += 1) world.publish({ type: 'snapshot', change: 'saved', name });
  world.publish({ type: 'baseline' });
  const reader = await openEvents(port, '/__admin/events?lastEventId=0');
  const events = await take(reader, 1001);
  expect(events.at(-1)).toMatchObject({ type: 'baseline' });
});

test('a reader that disconnects stops listening', async () => {
  const { port, world } = await start();
  const listen = world.events.listen.bind(world.events);
  const stops: number[] = [];
  world.events.listen = (listener) => {
    const stop = listen(listener);
    return () => {
      stops.push(1);
      return stop();
    };
  };
  const reader = await openEvents(port);
  reader.close();
  while (stops.length === 0) await nextTurn();
  expect(stops).toHaveLength(1);
});

test('open streams do not delay the closing of the server', async () => {
  const { port, app, world } = await start();
  const reader = await openEvents(port);
  world.publish({ type: 'baseline' });
  await app.close();
  expect(await reader.rest()).toMatchObject([{ type: 'baseline' }]);
});

test('the token and the guard apply to events, and HEAD has no body', async () => {
  const { port } = await start({ token: 'sesame' });
  const statusOf = async (headers: Record<string, string>) =>
    (await openEvents(port, '/__admin/events', headers)).response.statusCode;
  expect(await statusOf({})).toBe(401);
  expect(await statusOf({ Authorization: 'Bearer sesame' })).toBe(200);
  expect(await statusOf({ 'X-Mock-Token': 'sesame' })).toBe(200);
  expect(await statusOf({ 'X-Mock-Token': 'sesame', Host: 'evil.example' })).toBe(403);
  expect(await statusOf({ 'X-Mock-Token': 'sesame', Origin: 'http://evil.example' })).toBe(403);
  const headers = { Host: '127.0.0.1', 'X-Mock-Token': 'sesame' };
  const [head, post] = await sendRaw(port, [
    { method: 'HEAD', target: '/__admin/events', headers },
    { method: 'POST', target: '/__admin/events', headers },
  ]);
  expect(head).toMatchObject({ status: 200, head: expect.stringContaining('text/event-stream'), body: '' });
  expect(post).toMatchObject({ status: 405, head: expect.stringMatching(/^allow: GET, HEAD$|^allow: HEAD, GET$/im) });
});

test('no event contains a secret', async () => {
  const { port, call, admin } = await start();
  const reader = await openEvents(port);
  const secret = 'hunter2hunter2';
  await admin('POST', 'accounts', { name: 'a', login: 'login', passwd: secret, rights: ['*'] });
  await admin('PUT', 'accounts/a', { login: 'login', passwd: `${secret}x`, rights: ['*'] });
  await call(`${entities}?act=list&passwd=${secret}`);
  await call(`${entities}?act=list`, { headers: { authorization: `Basic ${btoa(`login:${secret}`)}` } });
  const users = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=add';
  await call(users, {
    method: 'POST',
    body: JSON.stringify({ userfeatures: { firstname: 'Ada', entityid: 1, passwdclient: { secret } } }),
  });
  await admin('POST', 'faults', { id: 'f', action: { respond: { status: 500, body: { secret } } } });
  await call(`/service/ipbx/json.php/restricted/pbx_settings/users/?secret=${secret}`);
  const texts: string[] = [];
  for (let block = await reader.block(); block !== undefined; block = await reader.block()) {
    texts.push(block);
    if (block.includes('"outcome":"faulted"')) break;
  }
  expect(texts.length).toBeGreaterThanOrEqual(8);
  expect(texts.join('\n')).not.toContain(secret);
});

test('clearing the journal is an event, and the ids continue', async () => {
  const { port, call, admin } = await start();
  const reader = await openEvents(port);
  await call(entities);
  await admin('DELETE', 'requests');
  await call(entities);
  const events = await take(reader, 3);
  expect(events).toMatchObject([
    { type: 'request' },
    { type: 'journal', change: 'cleared', deleted: 1 },
    { type: 'request' },
  ]);
  expect(events.map((event) => event?.eventId.replace(/.*-/, ''))).toEqual(['1', '2', '3']);
});
