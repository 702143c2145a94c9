import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblems, problem } from '../problem.ts';

/** `GET /livez` and `/readyz`. Probes need no token and accept any host. */
export async function probeRoutes(app: FastifyInstance): Promise<void> {
  answerProblems(app);
  app.get('/livez', async () => ({ status: 'ok' }));
  // Always ready: the server listens only once the world is created.
  app.get('/readyz', async () => ({ status: 'ready' }));
  const others = app.supportedMethods.filter((method) => method !== 'GET' && method !== 'HEAD');
  for (const url of ['/livez', '/readyz']) app.route({ method: others, url, onRequest: refuse, handler: refuse });
}

async function refuse({ method, routeOptions }: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header('Allow', 'GET, HEAD');
  throw problem(405, `${routeOptions.url} takes GET and HEAD, not ${method}`);
}
