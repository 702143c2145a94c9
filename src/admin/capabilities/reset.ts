import * as z from 'zod';
import { version } from '#paths.ts';
import type { ControlPlane } from '../control-plane.ts';
import {
  emptyImage,
  restoreAnswer,
  restoreSnapshot,
  snapshotOf,
  startingState,
  timedRestore,
} from '../starting-state.ts';

const health = () =>
  z.object({
    status: z.literal('ok'),
    version: z.string(),
    world: z.string(),
    dialect: z.enum(['documented', 'recorded']),
    generation: z.int(),
    uptimeSeconds: z.int(),
  });

const body = z.strictObject({ to: startingState }).prefault({});

/** `GET /__admin/health`, and `POST /__admin/reset`, by default to the baseline. */
export function resetRoutes(app: ControlPlane): void {
  const startedAt = performance.now();
  app.get(
    '/health',
    {
      schema: {
        summary: 'The version and uptime of the mock, and the generation of a world',
        response: { 200: health },
      },
    },
    async ({ world: { id: world, dialect, generation } }) => {
      const uptimeSeconds = Math.round((performance.now() - startedAt) / 1000);
      return { status: 'ok' as const, version, world, dialect, generation, uptimeSeconds };
    },
  );
  app.post(
    '/reset',
    { schema: { summary: 'Reset a world', body, response: { 200: restoreAnswer } } },
    async ({ world, body: { to } }) =>
      timedRestore(world, to, () => {
        if (to === 'baseline') world.reset();
        else if (to === 'empty') world.restoreEmpty(emptyImage(world.account));
        else restoreSnapshot(world, snapshotOf(world, to));
      }),
  );
}
