import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** Types that a web page cannot send to a foreign server without being asked for its leave. */
const harmlessTypes = /^application\/(?:json|yaml|vnd\.sqlite3|octet-stream)\b/i;

/**
 * Closes the control plane to web pages: a page may send forms and plain texts to any server, but neither JSON nor a request
 * without an `Origin` of its own, nor may it call the mock by a name that somebody else's DNS gave it.
 */
export function guardWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host } = request.headers;
    if (origin !== undefined && !isOwn(origin, host)) throw problem(403, `the origin ${origin} is foreign`);
    if (hasBody(request) && !harmlessTypes.test(request.headers['content-type'] ?? '')) {
      throw problem(
        415,
        'the control plane reads application/json, application/yaml, and SQLite files where it imports them',
      );
    }
  });
}

/** Asks for `Authorization: Bearer TOKEN` (or `X-Mock-Token`) below `/__admin`; the probes stay open. */
export function requireToken(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async ({ url, headers }) => {
    if (!url.startsWith('/__admin')) return;
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const given = bearer ?? headers['x-mock-token'];
    if (typeof given !== 'string' || !isSame(given, token)) throw problem(401, 'the control plane asks for its token');
  });
}

function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** `Origin: null` of sandboxed pages is foreign as well. */
function isOwn(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: named, hostname } = new URL(origin);
  return named === host && isLocalName(hostname);
}

/** An address, a name without a dot (as containers have), or one below `localhost`: nothing that public DNS can give out. */
function isLocalName(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.') || hostname.endsWith('.localhost');
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
