import type { FastifyInstance } from 'fastify';
import { noWorldReason, pickWorld, useWorld } from '#http/pick-world.ts';
import { RequestHead } from '#http/request-head.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The world that a call of the control plane is about: the default one unless it names another. */
    world: World;
  }
}

/** The world of a call does not expire while its body arrives, or while it waits. */
export function keepWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.addHook('onRequest', async (request, reply) => {
    const world = pickWorld(worlds, new RequestHead(request));
    if (world !== undefined) useWorld(worlds, world, reply.raw);
  });
}

/**
 * Puts the world on each request of the routes that are about one; a 404 problem when there is none of that name. It is looked up once
 * the body is there, because it may be deleted until then, and without a turn of the event loop before the handler.
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
