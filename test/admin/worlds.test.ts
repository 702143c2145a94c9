import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { listen } from '../support/transports.ts';

const basic = (login: string) => ({ authorization: `Basic ${btoa(login)}` });
const admin = basic('admin:proformatique');
const check = '/xivo/configuration/json.php/restricted/check/';
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** Starts a mock whose worlds expire by a clock that the test sets. */
function start({ worldLimit = 100 } = {}) {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  let time = 0;
  const app = createApp(world, { worldLimit, now: () => time });
  onTestFinished(() => app.close());
  const post = (path: string, body: object) => app.inject({ method: 'POST', url: `/__admin/${path}`, payload: body });
  return {
    world,
    app,
    post,
    create: async (body: object) => (await post('worlds', body)).statusCode,
    worlds: async () =>
      (await app.inject('/__admin/worlds'))
        .json()
        .worlds.map(({ id }: { id: string }) => id)
        .slice(1),
    status: async (url: string, headers: Record<string, string> = admin) =>
      (await app.inject({ url, headers })).statusCode,
    advance: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test('the limit counts worlds besides the default one, and a deleted world makes room', async () => {
  const { app, create } = start({ worldLimit: 2 });
  expect([await create({ id: 'a' }), await create({ id: 'b' }), await create({ id: 'c' })]).toEqual([201, 201, 409]);
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  expect(await create({ id: 'c' })).toBe(201);
});

test('an expired world makes room for a new one', async () => {
  const { create, advance } = start({ worldLimit: 1 });
  expect(await create({ id: 'a', ttl: 1000 })).toBe(201);
  advance(1000);
  expect(await create({ id: 'b' })).toBe(409);
  advance(1);
  expect(await create({ id: 'b' })).toBe(201);
});

test('a world is listed for its ttl, and each request restarts that time', async () => {
  const { create, advance, status, worlds } = start();
  await create({ id: 'a', ttl: 1000 });
  advance(900);
  expect(await status(`/w/a${check}`)).toBe(200);
  advance(1000);
  expect(await worlds()).toEqual(['a']);
  advance(1);
  expect(await worlds()).toEqual([]);
});

test.for<[string, string, Record<string, string>]>([
  ['by its path', `/w/a${check}`, admin],
  ['by its header', check, { ...admin, 'x-mock-world': 'a' }],
  ['by its host', check, { ...admin, host: 'a.localhost' }],
  ['by its credentials', check, basic('world-a:secret-a')],
])('a world that is called %s stays, and once it has expired it is not found', async ([, url, headers]) => {
  const { create, advance, status, world } = start();
  await create({ id: 'a', ttl: 1000 });
  for (let call = 0; call < 3; call += 1) {
    advance(1000);
    expect(await status(url, headers)).toBe(200);
  }
  advance(1001);
  expect(await status(url, headers)).toBe(404);
  // Requests for no known world are in the journal of the default one.
  expect(world.journal.entries().map(({ answer }) => answer.status)).toEqual([404]);
});

test('credentials of a world select it whatever the default world answers, and it refuses a wrong password', async () => {
  const { create, status, world } = start();
  await create({ id: 'a' });
  expect(await status(check, basic('world-a:wrong'))).toBe(401);
  expect(world.journal.total).toBe(0);
});

test.for(['before', 'after'])(
  'an account with the login of a world that is made %s it is chosen by its password',
  async (when) => {
    const { app, create, post } = start();
    const account = { name: 'mine', login: 'world-a', passwd: 'mine', rights: ['*'] };
    if (when === 'before') expect((await post('accounts', account)).statusCode).toBe(201);
    await create({ id: 'a' });
    if (when === 'after') expect((await post('accounts', account)).statusCode).toBe(201);
    await post('fixtures', { entities: [{ name: 'second', displayname: 'Second' }] });
    const list = (login: string) => app.inject({ url: `${entities}?act=list`, headers: basic(login) });
    expect([(await list('world-a:mine')).json().length, (await list('world-a:secret-a')).json().length]).toEqual([
      2, 1,
    ]);
    expect((await list('world-a:wrong')).statusCode).toBe(401);
  },
);

test('an account with the credentials of a deleted world is found in the default one', async () => {
  const { app, create, post, status } = start();
  await create({ id: 'a' });
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  await post('accounts', { name: 'mine', login: 'world-a', passwd: 'secret-a', rights: ['*'] });
  expect(await status(check, basic('world-a:secret-a'))).toBe(200);
});

test('ids that differ only in case are the same id', async () => {
  const { app, create, status, post } = start();
  expect(await create({ id: 'One' })).toBe(201);
  expect((await post('worlds', { id: 'oNE' })).json()).toMatchObject({
    status: 409,
    detail: 'world One already exists',
  });
  expect(await create({ id: 'DEFAULT' })).toBe(409);
  expect((await app.inject({ method: 'DELETE', url: '/__admin/worlds/DEFAULT' })).statusCode).toBe(409);
  expect(await status(check, { ...admin, host: 'one.localhost' })).toBe(200);
  expect(await status(`/w/ONE${check}`)).toBe(200);
});

test('an assigned id is not assigned again', async () => {
  const { app, post } = start();
  const made = async (body = {}) => (await post('worlds', body)).json().id;
  expect(await made()).toBe('w1');
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/w1' });
  expect([await made({ id: 'W2' }), await made(), await made()]).toEqual(['W2', 'w3', 'w4']);
});

test.for([-1, 0, '0s', '-PT1S', 1e17, 366 * 24 * 3_600_000 + 1])('a world with the ttl %j is refused', async (ttl) => {
  const { post, worlds } = start();
  const answer = await post('worlds', { ttl });
  expect(answer.json()).toMatchObject({ status: 400, errors: [{ at: 'ttl' }] });
  expect(await worlds()).toEqual([]);
});

/** A request whose body the test sends later; `arrived` resolves once the mock has received its head. */
async function slowRequest(app: ReturnType<typeof start>['app'], path: string, headers: Record<string, string>) {
  const port = await listen(app);
  const arrived = new Promise<void>((resolve) => app.server.once('request', () => resolve()));
  const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers });
  const answer = new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', async (response) => {
      resolve({ status: response.statusCode, text: (await response.toArray()).join('') });
    });
  });
  sent.write('{"name": "late", ');
  await arrived;
  // The hooks that find its world have run once a later request is answered.
  await app.inject('/livez');
  return { answer, finish: () => sent.end('"displayname": "Late"}') };
}

test('a world does not expire while the body of a request for it arrives', async () => {
  const { app, create, advance, status, worlds } = start();
  await create({ id: 'a', ttl: 1000 });
  const { answer, finish } = await slowRequest(app, `/w/a${entities}?act=add`, admin);
  advance(5000);
  expect(await worlds()).toEqual(['a']);
  finish();
  expect((await answer).status).toBe(200);
  advance(1000);
  expect(await status(`/w/a${entities}?act=view&id=2`)).toBe(200);
  advance(1001);
  expect(await worlds()).toEqual([]);
});

test('a world does not expire while a request to its control plane arrives', async () => {
  const { app, create, advance, worlds } = start();
  await create({ id: 'a', ttl: 1000 });
  const { answer, finish } = await slowRequest(app, '/w/a/__admin/fixtures', { 'content-type': 'application/json' });
  advance(5000);
  expect(await worlds()).toEqual(['a']);
  finish();
  expect((await answer).status).toBe(400);
  advance(1001);
  expect(await worlds()).toEqual([]);
});

test('a request whose world is deleted while its body arrives is refused', async () => {
  const { app, world, create } = start();
  await create({ id: 'a' });
  const { answer, finish } = await slowRequest(app, `/w/a${entities}?act=add`, admin);
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  // A world with the same name is a different one.
  await create({ id: 'a' });
  finish();
  const { status, text } = await answer;
  expect(status).toBe(404);
  expect(JSON.parse(text).detail).toBe('world a was deleted before the request was served');
  expect((await app.inject('/w/a/__admin/requests')).json().requests).toEqual([]);
  expect(world.journal.total).toBe(0);
});

test('a request to the control plane whose world is deleted while its body arrives is refused', async () => {
  const { app, create } = start();
  await create({ id: 'a' });
  const { answer, finish } = await slowRequest(app, '/w/a/__admin/fixtures', { 'content-type': 'application/json' });
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  finish();
  const { status, text } = await answer;
  expect(status).toBe(404);
  expect(JSON.parse(text).detail).toBe('there is no world a; the only world is default');
});

test.for(['requests', 'effects'])('a long poll for %s ends when its world is deleted', async (kind) => {
  const { app, create } = start();
  await create({ id: 'a' });
  const wait = (timeoutMs: number) =>
    app.inject({ method: 'POST', url: `/w/a/__admin/${kind}/wait`, payload: { timeoutMs } });
  const waiting = wait(60_000);
  // The long poll has started once a later one has ended.
  expect((await wait(0)).statusCode).toBe(408);
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  expect((await waiting).json()).toMatchObject({ status: 404, detail: 'world a was deleted during the wait' });
});

test('a request held by a fault is released when its world is deleted', async () => {
  const { app, create } = start();
  await create({ id: 'a' });
  const fault = { match: { operation: '*' }, action: { delay: 60_000 } };
  expect((await app.inject({ method: 'POST', url: '/w/a/__admin/faults', payload: fault })).statusCode).toBe(201);
  const held = app.inject({ url: `/w/a${check}`, headers: admin });
  await app.inject('/livez');
  await app.inject({ method: 'DELETE', url: '/__admin/worlds/a' });
  expect((await held).json().detail).toBe('world a was deleted before the request was served');
});
