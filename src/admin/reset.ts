import type { FastifyInstance } from 'fastify';
import { version } from '../paths.ts';
import type { World } from '../world.ts';

/** `GET /__admin/health` and `POST /__admin/reset`. */
export function resetRoutes(app: FastifyInstance, world: World): void {
  const started = performance.now();
  app.get('/__admin/health', async () => ({
    status: 'ok',
    version,
    dialect: world.dialect,
    generation: world.generation,
    uptimeSeconds: Math.round((performance.now() - started) / 1000),
  }));
  app.post('/__admin/reset', async () => {
    const begun = performance.now();
    world.reset();
    return { generation: world.generation, to: 'baseline', ms: Math.round((performance.now() - begun) * 1000) / 1000 };
  });
}
