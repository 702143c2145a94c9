import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pickWorld, useWorld, whyNoWorld } from '#http/pick-world.ts';
import { RequestHead } from '#http/request-head.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from './problem.ts';

/** The world that a call of the control plane is about; the default one unless it names another. Throws a 404 problem. */
export function worldOf(worlds: Worlds, request: FastifyRequest): World {
  const head = new RequestHead(request);
  const world = pickWorld(worlds, head);
  if (world === undefined) throw problem(404, whyNoWorld(worlds, head));
  return world;
}

/** The world of a call does not expire while its body arrives, or while it waits. */
export function keepWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.addHook('onRequest', async (request, reply) => {
    const world = pickWorld(worlds, new RequestHead(request));
    if (world !== undefined) useWorld(worlds, world, reply.raw);
  });
}
