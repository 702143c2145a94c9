import type { FastifyInstance } from 'fastify';
import { version } from '../paths.ts';
import type { Worlds } from '../worlds.ts';
import { worldOf } from './world.ts';

/** `GET /__admin/health` and `POST /__admin/reset`. */
export function resetRoutes(app: FastifyInstance, worlds: Worlds): void {
  const started = performance.now();
  app.get('/__admin/health', async (request) => {
    const world = worldOf(worlds, request);
    const uptimeSeconds = Math.round((performance.now() - started) / 1000);
    return {
      status: 'ok',
      version,
      world: world.id,
      dialect: world.dialect,
      generation: world.generation,
      uptimeSeconds,
    };
  });
  app.post('/__admin/reset', async (request) => {
    const world = worldOf(worlds, request);
    const begun = performance.now();
    world.reset();
    return { generation: world.generation, to: 'baseline', ms: Math.round((performance.now() - begun) * 1000) / 1000 };
  });
}
