import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';
import { isOwnHost, isSameOrigin } from './own-names.ts';

/** Content types that force a CORS preflight. */
const preflightedTypes = /^application\/(?:json|yaml|vnd\.sqlite3|octet-stream)\b/i;

/**
 * Closes the control plane to web pages. A page can reach any server by a name that its own DNS gives out, and can send forms and
 * plain text to foreign ones, so it refuses foreign hosts, foreign origins and bodies of such types.
 */
export function guardAgainstPages(app: FastifyInstance, allowedHosts: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    checkNames(request, allowedHosts);
    checkType(request);
  });
  app.addContentTypeParser('*', readUnknownBody);
}

/** Asks for `Authorization: Bearer TOKEN` or `X-Mock-Token: TOKEN`. */
export function requireToken(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async ({ headers }, reply) => {
    const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
    const given = bearer ?? headers['x-mock-token'];
    if (typeof given === 'string' && isSame(given, token)) return;
    reply.header('WWW-Authenticate', 'Bearer realm="xivo-mock"');
    const fault = given === undefined ? 'this request has none' : 'this request has another';
    throw problem(401, `the control plane asks for its token, and ${fault}; send Authorization: Bearer TOKEN`);
  });
}

function checkNames({ headers: { host, origin } }: FastifyRequest, allowedHosts: readonly string[]): void {
  if (host !== undefined && !isOwnHost(host, allowedHosts)) {
    const ways =
      'call it by an address, by localhost or by a name without a dot, or start the mock with --allowed-hosts';
    throw problem(403, `the control plane is closed under the host ${host}; ${ways}`);
  }
  if (origin === undefined || (host !== undefined && isSameOrigin(origin, host))) return;
  throw problem(403, `the control plane is closed to web pages of other origins, such as ${origin}`);
}

/** An empty body has no type, whatever its header says: curl and urllib always send one. */
function checkType(request: FastifyRequest): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (Number(length ?? 0) > 0 && !preflightedTypes.test(type ?? '')) throw unreadable(type);
  if (Number(length ?? 0) === 0 && encoding === undefined) request.headers = { 'content-type': undefined };
}

/** A body in chunks announces no length, so it may turn out to be empty. */
async function readUnknownBody({ headers }: FastifyRequest, payload: IncomingMessage): Promise<undefined> {
  for await (const chunk of payload.iterator({ destroyOnReturn: false }))
    if (chunk.length > 0) throw unreadable(headers['content-type']);
  return undefined;
}

function unreadable(type: string | undefined): Error {
  const given = type === undefined ? 'no Content-Type' : `Content-Type ${type}`;
  const wanted = 'application/json, or application/yaml for fixtures and application/vnd.sqlite3 for imports';
  return problem(415, `the body has ${given}; send ${wanted}`);
}

function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
