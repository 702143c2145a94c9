import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fastify } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { SentRequest } from '#compare/replay/messages.ts';
import { Registry } from '#core/registry.ts';
import { Metrics } from '#http/counters.ts';
import { webServices } from '#http/web-services.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { Worlds } from '#world/worlds.ts';
import { startMock } from '../support/mock.ts';
import { listen, overSocket } from '../support/transports.ts';

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const basic = (login: string) => ({ authorization: `Basic ${btoa(login)}` });
const admin = basic('admin:proformatique');
const listed = z.array(z.object({ name: z.string() }));

interface Way {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The ways in which a request selects a world. */
const ways: Readonly<Record<string, (id: string) => Way>> = {
  path: (id) => ({ path: `/w/${id}${entities}`, headers: admin }),
  header: (id) => ({ path: entities, headers: { ...admin, 'x-mock-world': id } }),
  host: (id) => ({ path: entities, headers: { ...admin, host: `${id}.localhost` } }),
  credentials: (id) => ({ path: entities, headers: basic(`world-${id}:secret-${id}`) }),
};

function wayOf(id: string): Way {
  const way = ways[id.replace(/-\d$/, '')];
  if (way === undefined) throw new Error(`there is no way to ${id}`);
  return way(id);
}

test('worlds that are created, deleted and reset under load answer for themselves or are not found', async () => {
  const { app, world, bugs } = startMock();
  const transport = overSocket(await listen(app));
  const send = (method: string, path: string, headers: SentRequest['headers'] = {}, body?: object) => {
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return transport({ method, path, headers, body: bytes, clientAddress: '127.0.0.1' });
  };
  const json = { 'content-type': 'application/json' };
  const create = async (id: string) => (await send('POST', '/__admin/worlds', json, { id })).status;
  const ids = Object.keys(ways).flatMap((way) => [`${way}-1`, `${way}-2`]);
  const statuses = new Set<number>();
  let isOver = false;

  async function call(id: string): Promise<void> {
    const { path, headers } = wayOf(id);
    for (let round = 0; !isOver; round += 1) {
      const body = { name: `${id}-${round}`, displayname: id };
      const added = await send('POST', `${path}?act=add`, headers, body);
      const list = await send('GET', `${path}?act=list`, headers);
      for (const { status } of [added, list]) statuses.add(status);
      if (list.status !== 200) continue;
      const names = listed.parse(JSON.parse(list.body)).map(({ name }) => name);
      // A fresh world has one entity.
      expect(names.filter((name) => !name.startsWith(`${id}-`))).toEqual(['entity']);
    }
  }

  async function renew(id: string): Promise<void> {
    expect((await send('POST', `/w/${id}/__admin/reset`)).status).toBe(200);
    expect((await send('DELETE', `/__admin/worlds/${id}`)).status).toBe(204);
    const { path, headers } = wayOf(id);
    expect((await send('GET', path, headers)).status).toBe(404);
    expect(await create(id)).toBe(201);
  }

  const before = (await send('GET', `${entities}?act=list`, admin)).body;
  for (const id of ids) expect(await create(id)).toBe(201);
  const clients = ids.map(call);
  try {
    for (let round = 0; round < 4; round += 1) for (const id of ids) await renew(id);
  } finally {
    isOver = true;
  }
  await Promise.all(clients);

  expect([...statuses].filter((status) => status !== 200 && status !== 404)).toEqual([]);
  expect((await send('GET', `${entities}?act=list`, admin)).body).toBe(before);
  // The default world has only the requests of this test and those for unknown worlds.
  const recorded = world.journal.entries().map(({ account, answer }) => `${account} ${answer.status}`);
  expect(new Set(recorded)).toEqual(new Set(['admin 200', 'undefined 404']));
  expect(bugs).toEqual([]);
});

test('a deleted world is garbage-collected', async () => {
  const worlds = new Worlds(createWorld({ seeds: 'fresh', dialect: 'documented' }));
  const app = fastify();
  onTestFinished(() => app.close().finally(() => worlds.close()));
  const options = { worlds, registry: new Registry(resources, 'documented'), metrics: new Metrics() };
  await app.register(webServices, { ...options, redirect: false, explain: true });
  const image = worlds.default.store.image();
  const deleted = await Promise.all(
    Object.values(ways).map(async (way, index) => {
      const id = `w${index}`;
      const world = new WeakRef(worlds.create({ id, image, idleMs: 60_000 }));
      const { path, headers } = way(id);
      await app.inject({ url: path, headers });
      worlds.delete(id);
      return world;
    }),
  );
  expect(await held(deleted)).toBe(0);
});

/** The number of objects that are still referenced after garbage collection. */
async function held(references: readonly WeakRef<object>[]): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const count = () => references.filter((reference) => reference.deref() !== undefined).length;
  // A WeakRef keeps its object until the current task ends, and sockets close in later tasks.
  for (let round = 0; round < 20 && count() > 0; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  return count();
}
