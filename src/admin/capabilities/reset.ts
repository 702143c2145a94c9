import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { read } from '#input/read.ts';
import { version } from '#paths.ts';
import type { Worlds } from '#world/worlds.ts';
import { emptyImage } from '../empty-image.ts';
import { origin } from '../guard/origin.ts';
import { worldOf } from '../world.ts';
import { found, timed } from './snapshots.ts';

const body = z.strictObject({ to: origin });

/** `GET /__admin/health` and `POST /__admin/reset`, to the baseline unless the body says otherwise. */
export function resetRoutes(app: FastifyInstance, worlds: Worlds): void {
  const started = performance.now();
  app.get('/health', async (request) => {
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
  app.post('/reset', async (request) => {
    const world = worldOf(worlds, request);
    const { to } = read(body, request.body ?? {});
    return timed(world, to, () => {
      if (to === 'baseline') world.reset();
      else if (to === 'empty') world.restoreEmpty(emptyImage(world.account));
      else world.restore(found(world, to.slice('snapshot:'.length)).image);
    });
  });
}
