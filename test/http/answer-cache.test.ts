import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { fastify } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import type { ActRequest } from '#core/request.ts';
import { act, type Resource } from '#core/resource.ts';
import { Metrics } from '#http/counters.ts';
import { webServices } from '#http/web-services.ts';
import { cel } from '#resources/service/ipbx/call_management/cel.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { Worlds } from '#world/worlds.ts';
import { startMock, urlOf } from '../support/mock.ts';

const body = { userfeatures: { entityid: '1', firstname: 'Ada', lastname: 'Lovelace' } };

test('an act that reads the clock runs each time', async () => {
  const mock = startMock({ seeds: 'documented' });
  const query = { dbeg: '2012-01-27' };
  expect((await mock.call(cel, 'view', { query })).status).toBe(200);
  mock.world.clock.freeze(Date.parse('2012-01-01T00:00:00Z'));
  expect((await mock.call(cel, 'view', { query })).status).toBe(400);
});

/** Returns a resource whose only act answers a number. */
function resourceOf(number: (request: ActRequest) => number): Resource {
  const roll = act({ summary: 'Roll the dice', statuses: [] }, (request) => ({
    status: 200,
    json: String(number(request)),
  }));
  return { base: 'service/ipbx', path: 'call_management/dice', fallback: 'roll', acts: { roll } };
}

/** Starts a mock of a resource that real servers do not have. */
async function serverOf(resource: Resource) {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const app = fastify();
  onTestFinished(() => app.close().finally(() => world.close()));
  const registry = new Registry([resource], 'documented');
  const options = { worlds: new Worlds(world), registry, metrics: new Metrics(), redirect: false, explain: false };
  await app.register(webServices, options);
  const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
  const url = urlOf(resource, 'roll');
  const read = async () => (await app.inject({ url, headers })).body;
  const readWith = async (payload: Readable) => {
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    return (await app.inject({ url, headers: chunked, payload })).body;
  };
  return { world, read, readWith };
}

/** Returns the answers of two equal reads of a resource. */
async function twoReads(resource: Resource): Promise<readonly string[]> {
  const { read } = await serverOf(resource);
  return [await read(), await read()];
}

test('a read that began before a reset does not get an answer of the new generation', async () => {
  let runs = 0;
  const { world, read, readWith } = await serverOf(
    resourceOf(() => {
      runs += 1;
      return runs;
    }),
  );
  let markRead: () => void = () => undefined;
  const bodyRead = new Promise<void>((resolve) => {
    markRead = resolve;
  });
  const body = new Readable({ read: () => markRead() });
  const late = readWith(body);
  await bodyRead;
  world.reset();
  expect(await read()).toBe('"1"');
  body.push(null);
  expect([await late, runs]).toEqual(['"2"', 2]);
});

test('an act that uses the random generator runs each time, another one only once', async () => {
  const [first, second] = await twoReads(resourceOf(({ random }) => random.between(1, 2 ** 40)));
  expect(second).not.toBe(first);
  let runs = 0;
  const counted = await twoReads(
    resourceOf(() => {
      runs += 1;
      return runs;
    }),
  );
  expect(counted).toEqual(['"1"', '"1"']);
});

test('a write is seen by the next read', async () => {
  const mock = startMock();
  expect((await mock.call(users, 'list')).status).toBe(204);
  await mock.call(users, 'add', { body });
  expect(await mock.call(users, 'list')).toMatchObject({ status: 200 });
  await mock.call(users, 'deleteall');
  expect((await mock.call(users, 'list')).status).toBe(204);
});

test('a reset and a restored state are seen by the next read', async () => {
  const mock = startMock();
  await mock.call(users, 'add', { body });
  const image = mock.world.store.image();
  const full = await mock.call(users, 'list');
  mock.world.reset();
  expect((await mock.call(users, 'list')).status).toBe(204);
  mock.world.restore(image);
  expect((await mock.call(users, 'list')).text).toBe(full.text);
  mock.world.reset();
  expect((await mock.call(users, 'list')).status).toBe(204);
});

test('an account that is disabled, changed or limited is refused at once', async () => {
  const mock = startMock();
  const status = async () => (await mock.call(users, 'list')).status;
  expect(await status()).toBe(204);
  mock.world.store.update('accesswebservice', {}, { rights: '["cti"]' });
  expect(await status()).toBe(403);
  mock.world.store.update('accesswebservice', {}, { rights: '["*"]' });
  expect(await status()).toBe(204);
  mock.world.store.update('accesswebservice', {}, { passwd: 'changed' });
  expect(await status()).toBe(401);
});

test('a write to the file by another process is seen by the next read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ready-'));
  const database = join(folder, 'state.sqlite');
  const world = createWorld({ seeds: 'documented', dialect: 'documented', database });
  const app = createApp(world);
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
  const url = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=view&id=1';
  const view = async () => (await app.inject({ url, headers: { authorization } })).json().userfeatures.firstname;
  expect(await view()).toBe('User');
  const other = new Database(database);
  other.exec("UPDATE userfeatures SET firstname = 'Ada' WHERE id = 1");
  other.close();
  expect(await view()).toBe('Ada');
});
