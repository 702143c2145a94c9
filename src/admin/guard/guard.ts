import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';
import { isOwnHost, isSameOrigin } from './own-names.ts';

/** Content types that force a CORS preflight. */
const preflightedTypes = /^application\/(?:json|yaml|vnd\.sqlite3|octet-stream)\b/i;

/**
 * Closes the control plane to web pages. A page can reach any server by a host name of its own domain (DNS rebinding), and can send
 * forms and plain text to other origins: unknown hosts, other origins and bodies of such types are refused.
 */
export function guardAgainstPages(app: FastifyInstance, allowedHosts: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    checkNames(request, allowedHosts);
    checkType(request);
  });
  app.addContentTypeParser('*', readUnknownBody);
}

/** Requires `Authorization: Bearer TOKEN` or `X-Mock-Token: TOKEN`, except on routes whose `needsToken` is false. */
export function requireToken(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async ({ headers, routeOptions }, reply) => {
    if (routeOptions.config.needsToken === false) return;
    const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
    const sent = bearer ?? headers['x-mock-token'];
    if (typeof sent === 'string' && isSame(sent, token)) return;
    reply.header('WWW-Authenticate', 'Bearer realm="xivo-mock"');
    const fact = sent === undefined ? 'this request has none' : 'this request has a different one';
    throw problem(401, `the control plane requires its token, and ${fact}; send Authorization: Bearer TOKEN`);
  });
}

function checkNames({ headers: { host, origin } }: FastifyRequest, allowedHosts: readonly string[]): void {
  if (host !== undefined && !isOwnHost(host, allowedHosts)) {
    const advice =
      'call it by an IP address, localhost or a name without a dot, or start the mock with --allowed-hosts';
    throw problem(403, `the control plane does not accept the host ${host}; ${advice}`);
  }
  if (origin === undefined || (host !== undefined && isSameOrigin(origin, host))) return;
  throw problem(403, `the control plane does not accept requests from web pages of other origins, such as ${origin}`);
}

/** An empty body has no type, even if a header names one, as curl and urllib do. */
function checkType(request: FastifyRequest): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (Number(length ?? 0) > 0 && !preflightedTypes.test(type ?? '')) throw unsupportedType(type);
  if (Number(length ?? 0) === 0 && encoding === undefined) request.headers = { 'content-type': undefined };
}

/** A chunked body has no known length and may turn out to be empty. */
async function readUnknownBody({ headers }: FastifyRequest, payload: IncomingMessage): Promise<undefined> {
  for await (const chunk of payload.iterator({ destroyOnReturn: false }))
    if (chunk.length > 0) throw unsupportedType(headers['content-type']);
  return undefined;
}

function unsupportedType(type: string | undefined): Error {
  const actual = type === undefined ? 'no Content-Type' : `Content-Type ${type}`;
  const accepted = 'application/json, or application/yaml for fixtures and application/vnd.sqlite3 for imports';
  return problem(415, `the body has ${actual}; send ${accepted}`);
}

function isSame(sent: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
