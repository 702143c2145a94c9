import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aliveAnswer, readyAnswer } from '../answers/about.ts';
import { withSchemas } from '../control-plane.ts';
import { answerProblems, problem } from '../problem.ts';

/** `GET /livez` and `/readyz`. Probes need no token and accept any host. */
export async function probeRoutes(app: FastifyInstance): Promise<void> {
  answerProblems(app);
  const plane = withSchemas(app);
  plane.get(
    '/livez',
    { schema: { summary: 'Whether the process runs', response: { 200: aliveAnswer } } },
    async () => ({
      status: 'ok' as const,
    }),
  );
  // Always ready: the server listens only once the world is created.
  plane.get(
    '/readyz',
    { schema: { summary: 'Whether the mock serves', response: { 200: readyAnswer } } },
    async () => ({
      status: 'ready' as const,
    }),
  );
  const others = app.supportedMethods.filter((method) => method !== 'GET' && method !== 'HEAD');
  for (const url of ['/livez', '/readyz']) app.route({ method: others, url, onRequest: refuse, handler: refuse });
}

async function refuse({ method, routeOptions }: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header('Allow', 'GET, HEAD');
  throw problem(405, `${routeOptions.url} takes GET and HEAD, not ${method}`);
}
