import * as z from 'zod';
import { plainAddress } from '#access/hosts.ts';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import type { ControlPlane } from '../control-plane.ts';

const plan = generateBody.prefault({});

const generated = () => z.object({ counts: z.record(z.string(), z.int()).readonly(), ms: z.int() });

/**
 * `POST /__admin/generate`: coherent data at volume. All of it or nothing: rows of one transaction cannot be kept apart from those of
 * requests that came in between, so the server does nothing else meanwhile, and the limits of a request keep that short.
 */
export function generateRoutes(app: ControlPlane): void {
  app.post(
    '/generate',
    { schema: { summary: 'Generate data at volume', body: plan, response: { 200: generated } } },
    async ({ world, body, socket }) => {
      const begun = performance.now();
      const counts = generate(world, body, plainAddress(socket.localAddress ?? '127.0.0.1'));
      world.publish({ type: 'generated', counts });
      return { counts, ms: Math.round(performance.now() - begun) };
    },
  );
}
