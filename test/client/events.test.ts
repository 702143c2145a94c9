import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { type MockEvent, XivoMockClient } from '#index.ts';
import { listening } from '../commands/listening.ts';
import { problemOf, start, statusOf } from './mocks.ts';

/** Begins with the first event, so that no test misses one. */
const fromStart = { lastEventId: '0' } as const;

async function take(events: AsyncIterable<MockEvent>, count: number): Promise<readonly MockEvent[]> {
  const taken: MockEvent[] = [];
  for await (const event of events) {
    taken.push(event);
    if (taken.length === count) break;
  }
  return taken;
}

test('events are read in a loop, as they happen', async () => {
  const { url, admin } = await start();
  await admin.seed(1);
  const types: string[] = [];
  for await (const event of admin.events(fromStart)) {
    types.push(event.type);
    if (types.length === 1) expect(await statusOf(url)).toBe(200);
    if (event.type === 'request') {
      expect(event).toMatchObject({
        status: 200,
        outcome: 'served',
        operation: 'xivo/configuration/manage/entity:list',
      });
      break;
    }
  }
  expect(types).toEqual(['seed', 'request']);
});

test('types and a world select events', async () => {
  const mock = await start();
  await using world = await mock.world({ id: 'w1' });
  for (const admin of [mock.admin, world.admin]) {
    await admin.seed(1);
    await admin.markBaseline();
  }
  const worldsOf = async (events: AsyncIterable<MockEvent>, count: number) =>
    (await take(events, count)).map((event) => event.type !== 'lost' && `${event.type} ${event.world}`);
  const both = ['seed default', 'seed w1'];
  expect(await worldsOf(mock.admin.events({ ...fromStart, types: ['seed'] }), 2)).toEqual(both);
  expect(await worldsOf(mock.admin.events({ ...fromStart, world: 'w1', types: ['seed', 'baseline'] }), 2)).toEqual([
    'seed w1',
    'baseline w1',
  ]);
  expect(await worldsOf(world.admin.events({ ...fromStart, types: ['baseline'] }), 1)).toEqual(['baseline w1']);
});

test('reading continues after the event of an id', async () => {
  const { admin } = await start();
  for (const seed of [1, 2]) await admin.seed(seed);
  const [first] = await take(admin.events(fromStart), 1);
  expect(await take(admin.events({ lastEventId: first?.eventId }), 1)).toMatchObject([{ seed: 2 }]);
});

test('a signal ends the reading, also before it begins', async () => {
  const { admin } = await start();
  await admin.seed(1);
  const controller = new AbortController();
  const events = admin.events({ ...fromStart, signal: controller.signal });
  expect((await events.next()).value).toMatchObject({ type: 'seed' });
  const next = events.next();
  controller.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await take(admin.events({ signal: controller.signal }), 1)).toEqual([]);
});

test('the events of a world end with it', async () => {
  const mock = await start();
  const world = await mock.world({ id: 'w1' });
  await world.admin.seed(1);
  const types: string[] = [];
  for await (const event of world.admin.events(fromStart)) {
    types.push(event.type);
    if (event.type === 'seed') await world.close();
  }
  expect(types).toEqual(['world', 'seed', 'world']);
});

test('a refusal throws a problem', async () => {
  const mock = await start({ token: 'sesame' });
  expect((await problemOf(mock.admin.events({ world: 'w2' }).next())).status).toBe(404);
  expect((await problemOf(new XivoMockClient(mock.url).events().next())).status).toBe(401);
});

test('an unreachable mock throws at once, a lost one after reconnectForMs', async () => {
  const mock = await start();
  await mock.admin.seed(1);
  const events = mock.admin.events({ ...fromStart, reconnectForMs: 0 });
  await events.next();
  const next = events.next();
  await mock.close();
  await expect(next).rejects.toThrow(/cannot be reached/);
  await expect(mock.admin.events().next()).rejects.toThrow(/cannot be reached/);
});

/** A server in place of a mock; each request gets the next answer. */
async function serverOf(...answers: readonly RequestListener[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answers[requests.length - 1]?.(request, response);
  });
  const client = new XivoMockClient(`http://127.0.0.1:${await listening(server)}`);
  return { client, requests };
}

const seedEvent = (seed: number) => `id: a-${seed}\nevent: seed\ndata: {"type":"seed","seed":${seed}}\n\n`;

test('a lost connection is opened again at the position of the reader', async () => {
  const { client, requests } = await serverOf(
    (_request, response) => void response.end(`retry: 1\nid: a-0\n\n${seedEvent(1)}: heartbeat\nid: a-7\n\n`),
    (_request, response) => void response.writeHead(503).end('{"detail":"the mock is closing"}'),
    (_request, response) => {
      response.write(seedEvent(8).slice(0, 20));
      response.write(seedEvent(8).slice(20), () => response.destroy());
    },
    (_request, response) => void response.end(seedEvent(9)),
  );
  expect(await take(client.events(), 3)).toMatchObject([{ seed: 1 }, { seed: 8 }, { seed: 9 }]);
  expect(requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'a-7', 'a-7', 'a-8']);
});

test('after a stream without events the client waits before it reconnects', async () => {
  const { client, requests } = await serverOf(
    (_request, response) => void response.end('retry: 1\nid: a-0\n\n'),
    (_request, response) => void response.end('retry: 1\nid: a-0\n\n'),
    (_request, response) => void response.end(seedEvent(1)),
  );
  expect(await take(client.events(), 1)).toMatchObject([{ seed: 1 }]);
  expect(requests).toHaveLength(3);
});

test('a refusal on reconnection throws its problem, except 404', async () => {
  const { client } = await serverOf(
    (_request, response) => void response.end(seedEvent(1)),
    (_request, response) => void response.writeHead(401).end('{"detail":"the control plane asks for its token"}'),
  );
  expect((await problemOf(take(client.events(), 2))).status).toBe(401);
});

test('leaving the loop closes the connection', async () => {
  let isClosed: Promise<void> | undefined;
  const { client } = await serverOf((_request, response) => {
    isClosed = new Promise((resolve) => response.once('close', resolve));
    response.write(seedEvent(1));
  });
  await take(client.events(), 1);
  expect(isClosed).toBeDefined();
  await isClosed;
});
