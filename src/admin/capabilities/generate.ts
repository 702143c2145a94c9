import type { FastifyInstance } from 'fastify';
import { plainAddress } from '#access/hosts.ts';
import { Refusal } from '#errors.ts';
import { DoesNotFit, generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { read } from '#input/read.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

/**
 * `POST /__admin/generate`: coherent data at volume. All of it or nothing: rows of one transaction cannot be kept apart from those of
 * requests that came in between, so the server does nothing else meanwhile, and the limits of a request keep that short.
 */
export function generateRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.post('/generate', async (request) => {
    const world = worldOf(worlds, request);
    const wanted = read(generateBody, request.body ?? {});
    const begun = performance.now();
    try {
      const counts = generate(world, wanted, plainAddress(request.socket.localAddress ?? '127.0.0.1'));
      return { counts, ms: Math.round(performance.now() - begun) };
    } catch (error) {
      if (error instanceof DoesNotFit || error instanceof Refusal) throw problem(409, error.message);
      throw error;
    }
  });
}
