import * as z from 'zod';
import { version } from '#paths.ts';
import { healthAnswer } from '../answers/about.ts';
import { restoreAnswer } from '../answers/snapshots.ts';
import type { ControlPlane } from '../control-plane.ts';
import { emptyImage, restoreSnapshot, snapshotOf, startingState, timedRestore } from '../starting-state.ts';

const body = z.strictObject({ to: startingState }).prefault({});

/** `GET /__admin/health`, and `POST /__admin/reset`, by default to the baseline. */
export function resetRoutes(app: ControlPlane): void {
  const startedAt = performance.now();
  app.get(
    '/health',
    {
      schema: {
        summary: 'The version and uptime of the mock, and the generation of a world',
        response: { 200: healthAnswer },
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
