import { plainAddress } from '#access/hosts.ts';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { generateAnswer } from '../answers/state.ts';
import type { ControlPlane } from '../control-plane.ts';

const body = generateBody.prefault({});

/**
 * `POST /__admin/generate`: coherent data at volume, in one transaction. The server answers no other request meanwhile, whose changes
 * would become part of that transaction; the limits of the body bound this time.
 */
export function generateRoutes(app: ControlPlane): void {
  app.post(
    '/generate',
    { schema: { summary: 'Generate data at volume', body, response: { 200: generateAnswer } } },
    async ({ world, body: request, socket }) => {
      const startedAt = performance.now();
      const counts = generate(world, request, plainAddress(socket.localAddress ?? '127.0.0.1'));
      world.publish({ type: 'generated', counts });
      return { counts, ms: Math.round(performance.now() - startedAt) };
    },
  );
}
