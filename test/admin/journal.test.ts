import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { Worlds } from '#world/worlds.ts';
import { type Mock, startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

const operation = 'xivo/configuration/manage/entity:add';
const body = { name: 'second', displayname: 'Second' };

interface Asked {
  readonly app: Mock['app'];
  readonly method?: 'GET' | 'POST' | 'DELETE';
}

async function ask({ app, method = 'POST' }: Asked, path: string, payload?: unknown) {
  const response = await app.inject({
    method,
    url: `/__admin/${path}`,
    ...(payload !== undefined && { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
  });
  return { status: response.statusCode, text: response.body, json: () => response.json() };
}

async function twoAdds(): Promise<Mock> {
  const mock = startMock();
  await mock.call(entity, 'add', { body });
  await mock.call(entity, 'add', { body: { name: '' } });
  await mock.call(entity, 'list');
  return mock;
}

test('the journal has every request of the data plane and none of the control plane', async () => {
  const { app } = await twoAdds();
  await ask({ app, method: 'GET' }, 'health');
  const { requests, meta } = (await ask({ app, method: 'GET' }, 'requests')).json();
  expect(requests).toMatchObject([
    { operation, status: 200, account: 'admin', world: 'default', generation: 1, request: { body } },
    { operation, status: 400, reason: { field: expect.any(String) } },
    { operation: 'xivo/configuration/manage/entity:list', status: 200, answer: { body: expect.any(Array) } },
  ]);
  expect(meta).toEqual({ total: 3, kept: 3, dropped: 0, capacity: { entries: 1000, bytes: 16 * 1024 * 1024 } });
});

test('a request refused before its act is recorded with the act', async () => {
  const mock = startMock();
  await mock.call(entity, 'add', { body, auth: null });
  const { requests } = (await ask({ app: mock.app, method: 'GET' }, 'requests')).json();
  expect(requests).toMatchObject([{ operation, status: 401, reason: { message: expect.any(String) } }]);
});

test('a request is found by the id in its answer', async () => {
  const mock = startMock();
  const { headers } = await mock.call(entity, 'list');
  const id = String(headers['x-mock-request-id']);
  expect((await ask({ app: mock.app, method: 'GET' }, `requests/${id}`)).json()).toMatchObject({ id, status: 200 });
  expect((await ask({ app: mock.app, method: 'GET' }, 'requests/none')).json()).toMatchObject({ status: 404 });
});

test('requests are filtered by URL parameters or a pattern, and counted', async () => {
  const { app } = await twoAdds();
  const get = async (query: string) => (await ask({ app, method: 'GET' }, `requests?${query}`)).json().requests;
  expect(await get('status=400')).toHaveLength(1);
  expect(await get('status=4xx&operation=*:add&generation=1')).toHaveLength(1);
  expect(await get('limit=2')).toMatchObject([{ status: 400 }, { status: 200 }]);
  const found = await ask({ app }, 'requests/find', { operation, body: { name: 'second' } });
  expect(found.json().requests).toHaveLength(1);
  expect((await ask({ app }, 'requests/count', { operation })).json()).toMatchObject({ count: 2 });
});

test.for<[string, string, unknown]>([
  ['GET', 'requests?nonsense=1', undefined],
  ['GET', 'requests?status=999', undefined],
  ['GET', 'requests?limit=0', undefined],
  ['POST', 'requests/find', { nonsense: 1 }],
  ['POST', 'requests/count', { status: 'ok' }],
  ['POST', 'requests/wait', { count: 0 }],
  ['POST', 'verify', {}],
  ['POST', 'verify', { sequence: [{ nonsense: 1 }] }],
])('%s %s with %j is a problem', async ([method, path, payload]) => {
  const { app } = startMock();
  const answer = await ask({ app, method: method === 'GET' ? 'GET' : 'POST' }, path, payload);
  expect(answer.status).toBe(400);
  expect(answer.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
});

test('the journal is cleared by a request and by a reset', async () => {
  const { app, world } = await twoAdds();
  expect((await ask({ app, method: 'DELETE' }, 'requests')).json()).toEqual({ deleted: 3 });
  expect(world.journal.total).toBe(0);
  await app.inject('/nowhere');
  await ask({ app }, 'reset');
  expect((await ask({ app, method: 'GET' }, 'requests')).json()).toMatchObject({ requests: [], meta: { total: 0 } });
});

test('a verification answers 200, or 406 with the near misses', async () => {
  const { app } = await twoAdds();
  const good = await ask({ app }, 'verify', { pattern: { operation }, count: { exactly: 2 } });
  expect([good.status, good.json()]).toMatchObject([
    200,
    { verified: true, inconclusive: false, actual: { count: 2 } },
  ]);
  const bad = await ask({ app }, 'verify', { sequence: [{ operation: '*:list' }, { operation, status: 200 }] });
  expect(bad.status).toBe(406);
  expect(bad.json()).toMatchObject({
    verified: false,
    expected: { sequence: [{ operation: '*:list' }, { operation, status: 200 }] },
    actual: { missing: { step: 2 } },
    nearMisses: [
      { status: 200, differences: [{ at: 'order' }] },
      { status: 400, differences: [{ at: 'status', expected: 200, actual: 400 }, { at: 'order' }] },
    ],
  });
});

test('a verification is inconclusive if dropped requests could change it', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', journal: { entries: 1, bytes: 100_000 } });
  const app = createApp(world);
  for (const path of ['/a', '/b']) await app.inject(path);
  const verdict = await ask({ app }, 'verify', { pattern: { path: '/a' }, count: { exactly: 1 } });
  expect([verdict.status, verdict.json()]).toMatchObject([406, { verified: false, inconclusive: true }]);
  expect((await ask({ app, method: 'GET' }, 'requests')).json()).toMatchObject({
    meta: { total: 2, kept: 1, dropped: 1 },
  });
  await app.close();
});

test('a long poll ends with the request, over a real socket too', async () => {
  const mock = startMock();
  const port = await listen(mock.app);
  const url = `http://127.0.0.1:${port}`;
  const headers = { 'content-type': 'application/json' };
  const waiting = fetch(`${url}/__admin/requests/wait`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ pattern: { path: '/nowhere' }, count: 2 }),
  });
  await fetch(`${url}/nowhere`);
  await fetch(`${url}/elsewhere`);
  await fetch(`${url}/nowhere?again=1`);
  const answer = await waiting;
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    requests: [{ url: '/nowhere' }, { url: '/nowhere?again=1' }],
    expected: 2,
  });
});

test('over a socket a request is in the journal once its answer has arrived', async () => {
  const mock = startMock();
  const port = await listen(mock.app);
  for (let round = 1; round <= 50; round += 1) {
    await (await fetch(`http://127.0.0.1:${port}/nowhere`)).text();
    const journal = await fetch(`http://127.0.0.1:${port}/__admin/requests?limit=1`);
    expect(await journal.json()).toMatchObject({ meta: { total: round } });
  }
});

test('a long poll that times out answers 408 with the requests so far', async () => {
  const { app } = await twoAdds();
  const answer = await ask({ app }, 'requests/wait', { pattern: { operation }, count: 3, timeoutMs: 1 });
  expect(answer.status).toBe(408);
  expect(answer.json()).toMatchObject({
    requests: [{ status: 200 }, { status: 400 }],
    expected: 3,
    nearMisses: [{ status: 200, differences: [{ at: 'operation', expected: operation }] }],
  });
});

test('a long poll ends when the server closes', async () => {
  const { app } = startMock();
  const waiting = ask({ app }, 'requests/wait', { timeoutMs: 60_000 });
  await ask({ app, method: 'GET' }, 'health');
  await app.close();
  expect((await waiting).status).toBe(503);
});

test('a long poll ends when its client disconnects', async () => {
  const { app, world } = startMock();
  const port = await listen(app);
  const headers = { 'content-type': 'application/json' };
  const request = httpRequest({ port, host: '127.0.0.1', path: '/__admin/requests/wait', method: 'POST', headers });
  request.on('error', () => undefined);
  const listenTo = world.journal.listen.bind(world.journal);
  const stopped = new Promise<void>((resolve) => {
    world.journal.listen = (listener) => {
      const stop = listenTo(listener);
      request.destroy();
      return () => resolve(stop());
    };
  });
  request.end('{"timeoutMs":60000}');
  await stopped;
});

test('each world has its own journal, with the limits of the default one', async () => {
  const journal = { entries: 7, bytes: 100_000 };
  const worlds = new Worlds(createWorld({ seeds: 'fresh', dialect: 'documented', journal }));
  const guest = worlds.create({ id: 'w1', image: worlds.default.store.image(), idleMs: 60_000 });
  expect(guest.journal).not.toBe(worlds.default.journal);
  expect(guest.journal.bounds).toEqual(journal);
  worlds.close();
});

test('an unknown world has no journal', async () => {
  const { app } = startMock();
  expect((await app.inject('/w/nobody/__admin/requests')).statusCode).toBe(404);
});

test('no answer about the journal has a password', async () => {
  const mock = startMock();
  const secret = fc.stringMatching(/^[a-z0-9]{8,12}$/).map((text) => `S3${text}`);
  const key = fc.constantFrom('passwd', 'password', 'secret', 'pin');
  await fc.assert(
    fc.asyncProperty(secret, key, fc.boolean(), async (hidden, name, broken) => {
      const json = JSON.stringify({ name: 'x', [name]: hidden, deep: { [name]: [hidden] } });
      await mock.call(entity, 'add', {
        body: broken ? json.slice(0, -4) : json,
        query: { [name]: hidden },
        auth: `admin:${hidden}`,
      });
      await mock.call(entity, 'add', { body: broken ? json.slice(0, -4) : json, query: { [name]: hidden } });
      const asked = { pattern: { body: { [name]: hidden } }, count: { exactly: 99 } };
      const answers = await Promise.all([
        ask({ app: mock.app, method: 'GET' }, 'requests'),
        ask({ app: mock.app }, 'requests/find', { query: { [name]: hidden } }),
        ask({ app: mock.app }, 'requests/wait', { pattern: asked.pattern, count: 99, timeoutMs: 0 }),
        ask({ app: mock.app }, 'verify', asked),
        ask({ app: mock.app }, 'verify', { sequence: [asked.pattern, { path: '/nowhere' }] }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 408, 406, 406]);
      for (const { text } of answers) expect(text).not.toContain(hidden);
    }),
    { numRuns: 20 },
  );
  const all = (await ask({ app: mock.app, method: 'GET' }, 'requests')).text;
  expect(all).not.toContain(Buffer.from('admin:proformatique').toString('base64'));
});
