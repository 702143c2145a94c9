import { type FastifyBaseLogger, fastify } from 'fastify';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import type { ActRequest } from '#core/request.ts';
import { type Act, act, type Resource } from '#core/resource.ts';
import { BadRequest, NotFound } from '#errors.ts';
import { Metrics } from '#http/counters.ts';
import { webServices } from '#http/web-services.ts';
import { createWorld } from '#seeding/create-world.ts';
import { Worlds } from '#world/worlds.ts';
import { dump, urlOf } from '../support/mock.ts';

/** Starts a mock of one resource that real servers do not have. */
async function start(runs: Readonly<Record<string, Act['run']>>) {
  const description = { summary: 'Roll the dice', statuses: [] };
  const acts = Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, act(description, run)]));
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const log: string[] = [];
  const logger: FastifyBaseLogger = pino({ level: 'error' }, { write: (line: string) => log.push(line) });
  const app = fastify({ loggerInstance: logger });
  onTestFinished(() => app.close().finally(() => world.close()));
  const commands = Object.fromEntries(
    Object.keys(runs).map((name) => [name, [{ daemon: 'asterisk', command: name } as const]]),
  );
  const place = { base: 'service/ipbx', path: 'call_management/dice', fallback: 'none' } as const;
  const resource: Resource = { ...place, acts, commands };
  const registry = new Registry([resource], 'documented');
  const options = { worlds: new Worlds(world), registry, metrics: new Metrics(), redirect: false, explain: false };
  await app.register(webServices, options);
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  const run = async (act: string) => (await app.inject({ url: urlOf(resource, act), headers })).statusCode;
  return { world, log, run };
}

function addEntity({ store }: ActRequest): void {
  store.insert('entity', { name: 'second', displayname: 'Second', dcreate: 0 });
}

test('only an act that succeeds writes its effects', async () => {
  const { world, run } = await start({
    changes: () => ({ status: 200 }),
    none: () => ({ status: 204 }),
    refuses: () => {
      throw new BadRequest('no');
    },
    misses: () => {
      throw new NotFound('nothing');
    },
    fails: () => ({ status: 500 }),
  });
  const statuses = [];
  for (const act of ['none', 'refuses', 'misses', 'fails', 'changes']) statuses.push(await run(act));
  expect(statuses).toEqual([204, 400, 404, 500, 200]);
  expect(world.effects.matching().map(({ command }) => command)).toEqual(['changes']);
});

test('an act whose effects cannot be written has changed nothing', async () => {
  const { world, run } = await start({
    none: (request) => {
      addEntity(request);
      request.commands.push({
        daemon: 'provd',
        get command(): string {
          throw new Error('there is no such command');
        },
      });
      return { status: 200 };
    },
  });
  const before = dump({ world });
  expect(await run('none')).toBe(500);
  expect(dump({ world })).toBe(before);
  expect(world.effects.count).toBe(0);
});

test('a committed act is answered with its status although its request cannot be recorded', async () => {
  const { world, run, log } = await start({
    none: (request) => {
      addEntity(request);
      return { status: 200 };
    },
  });
  world.journal.listen(() => {
    throw new Error('the listener fails');
  });
  expect(await run('none')).toBe(200);
  expect(log.map((line) => JSON.parse(line).msg)).toEqual(['the request could not be recorded']);
});
