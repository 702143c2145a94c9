import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pickWorld, useWorld, whyNoWorld } from '#http/pick-world.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from './problem.ts';

/** The world that a call of the control plane is about; the default one unless it names another. Throws a 404 problem. */
export function worldOf(worlds: Worlds, request: FastifyRequest): World {
  const world = pickWorld(worlds, request);
  if (world === undefined) throw problem(404, whyNoWorld(worlds, request));
  return world;
}

/** The world of a call does not expire while its body arrives, or while it waits. */
export function keepWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.addHook('onRequest', async (request, reply) => void useWorld(worlds, request, { response: reply.raw }));
}
