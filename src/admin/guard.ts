import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** Types that a web page cannot send to a foreign server without being asked for its leave. */
const harmlessTypes = /^application\/(?:json|yaml|vnd\.sqlite3|octet-stream)\b/i;

/**
 * Closes the control plane to web pages: a page may send forms and plain texts to any server, but neither JSON nor a request
 * without an `Origin` of its own.
 */
export function guardWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host } = request.headers;
    if (origin !== undefined && !isOwn(origin, host)) throw problem(403, `the origin ${origin} is foreign`);
    if (hasBody(request) && !harmlessTypes.test(request.headers['content-type'] ?? '')) {
      throw problem(415, 'the control plane reads application/json, application/yaml, and SQLite files where it imports them');
    }
  });
}

/** `Origin: null` of sandboxed pages is foreign as well. */
function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
