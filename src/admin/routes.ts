import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';

/** The control plane: probes, and what no real PBX has. */
export async function adminRoutes(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  const started = world.clock.now();
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => ({ status: 'ready' }));
  app.get('/__admin/health', async () => ({
    status: 'ok',
    generation: world.generation,
    uptime: Math.round((world.clock.now() - started) / 1000),
  }));
  app.post('/__admin/reset', async () => {
    const begin = performance.now();
    world.reset();
    return { generation: world.generation, to: 'baseline', ms: performance.now() - begin };
  });
}
