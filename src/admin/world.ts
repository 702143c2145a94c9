import type { FastifyInstance } from 'fastify';
import { noWorldReason, pickWorld, useWorld } from '#http/pick-world.ts';
import { RequestHead } from '#http/request-head.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The world that a request to the control plane names; otherwise the default one. */
    world: World;
  }
}

/** Keeps the world of a request from expiring while its body arrives and until it is answered. */
export function keepWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.addHook('onRequest', async (request, reply) => {
    const world = pickWorld(worlds, new RequestHead(request));
    if (world !== undefined) useWorld(worlds, world, reply.raw);
  });
}

/**
 * Sets `world` on each request, or answers it with a 404 problem. The world is looked up after the body has arrived, because it may be
 * deleted in the meantime, and in the same turn of the event loop as the handler.
 */
export function findWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.decorateRequest('world');
  app.addHook('preValidation', (request, _reply, done) => {
    const head = new RequestHead(request);
    const world = pickWorld(worlds, head);
    if (world === undefined) return done(problem(404, noWorldReason(worlds, head)));
    request.world = world;
    done();
  });
}
