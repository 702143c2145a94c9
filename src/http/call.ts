import type { FastifyRequest } from 'fastify';
import { plainAddress } from '../access/hosts.ts';
import type { Call, Mode } from '../call.ts';
import type { Resource } from '../resource.ts';
import type { World } from '../world.ts';
import { parseForm, parseQuery, Query } from './query.ts';
import { queryOf } from './visit.ts';

interface Route {
  readonly resource: Pick<Resource, 'nouns'>;
  readonly mode: Mode;
}

const noBody = Buffer.alloc(0);

/** The request as acts see it (core.md 3). */
export function callOf(world: World, request: FastifyRequest, { resource, mode }: Route): Call {
  const body = bodyOf(request);
  const inUrl = parseQuery(queryOf(request.url));
  const form = isForm(request) ? parseForm(body) : Query.none;
  return {
    world,
    store: world.store,
    mode,
    nouns: resource.nouns,
    body: isMultipart(request) ? noBody : body,
    query: form === Query.none ? inUrl : Query.overlay(inUrl, form),
    parameters: request.method === 'GET' ? inUrl : form,
    told: [],
    ignored: [],
    sentAs: { type: contentType(request), encoding: request.headers['content-encoding'] ?? '' },
    serverAddress: plainAddress(request.socket.localAddress ?? '127.0.0.1'),
  };
}

/** The bytes of the body; none when it was not read. */
export function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : noBody;
}

function contentType({ headers }: FastifyRequest): string {
  return headers['content-type'] ?? '';
}

/** Whether the body is a form, whose fields count as parameters (core.md 3.2). */
export function isForm(request: FastifyRequest): boolean {
  return request.method === 'POST' && contentType(request).startsWith('application/x-www-form-urlencoded');
}

/** A multipart body with a boundary reads as empty (core.md 3.4). */
function isMultipart(request: FastifyRequest): boolean {
  return /^multipart\/form-data\b.*boundary=/i.test(contentType(request));
}
