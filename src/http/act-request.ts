import type { FastifyRequest } from 'fastify';
import { plainAddress } from '#access/hosts.ts';
import type { ActRequest, Mode } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import { boundaryOf, multipartFields } from '#wire/multipart.ts';
import { parseForm, parseQuery, Query, queryOfFields } from '#wire/query.ts';
import type { World } from '#world/world.ts';

interface Route {
  readonly resource: Pick<Resource, 'nouns'>;
  readonly mode: Mode;
}

const noBody = Buffer.alloc(0);

/** The request as acts see it (core.md 3). */
export function actRequestOf(world: World, request: FastifyRequest, { resource, mode }: Route): ActRequest {
  const { body, target } = request.visit;
  const inUrl = parseQuery(target.query);
  const form = formOf(request);
  return {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode,
    nouns: resource.nouns,
    body: multipartBoundary(request) === undefined ? body : noBody,
    query: Query.overlay(inUrl, form),
    parameters: request.method === 'GET' ? inUrl : form,
    told: [],
    ignored: [],
    sentAs: { type: mediaTypeOf(request), encoding: request.headers['content-encoding'] ?? '' },
    serverAddress: plainAddress(request.socket.localAddress ?? '127.0.0.1'),
  };
}

/** Whether the body is a form, whose fields count as parameters (core.md 3.2). */
export function isForm(request: FastifyRequest): boolean {
  return request.method === 'POST' && (isEncodedForm(request) || multipartBoundary(request) !== undefined);
}

function formOf(request: FastifyRequest): Query {
  if (!isForm(request)) return Query.none;
  const { body } = request.visit;
  const boundary = multipartBoundary(request);
  return boundary === undefined ? parseForm(body) : queryOfFields(multipartFields(body, boundary));
}

function isEncodedForm(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === 'application/x-www-form-urlencoded';
}

/** The boundary of a multipart body, which reads as empty when it has one (core.md 3.4). */
function multipartBoundary(request: FastifyRequest): string | undefined {
  const { 'content-type': type } = request.headers;
  return type !== undefined && mediaTypeOf(request) === 'multipart/form-data' ? boundaryOf(type) : undefined;
}

/** The content type as PHP compares it: in any case of letters, up to the first separator (corrections.md 1.5). */
function mediaTypeOf({ headers: { 'content-type': type = '' } }: FastifyRequest): string {
  return (/^[^;, ]*/.exec(type)?.[0] ?? '').toLowerCase();
}
