import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCredentials } from '../access/credentials.ts';
import type { World } from '../world.ts';
import type { Worlds } from '../worlds.ts';

const header = 'x-mock-world';

/** Takes the path prefix `/w/ID` off a request target and notes the world as the header would. */
export function withoutWorldPrefix(request: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const url = request.url ?? '/';
  const prefix = /^\/w\/([A-Za-z0-9_-]+)(?=[/?]|$)/.exec(url);
  if (prefix?.[1] === undefined) return url;
  request.headers[header] = prefix[1];
  return url.slice(prefix[0].length) || '/';
}

/**
 * The world that a request is for: named by path prefix or header `X-Mock-World`, by the host label `ID.localhost`, or by
 * credentials that only one world has; else the default one. `undefined` when the named one does not exist.
 */
export function pickWorld(worlds: Worlds, request: FastifyRequest): World | undefined {
  const named = request.headers[header];
  if (typeof named === 'string') return worlds.find(named);
  const label = /^([A-Za-z0-9_-]+)\.localhost(?::\d+)?$/i.exec(request.headers.host ?? '')?.[1];
  if (label !== undefined) return worlds.find(label);
  const credentials = worlds.hadGuests ? readCredentials(request.headers.authorization) : undefined;
  return credentials === undefined ? worlds.default : worlds.findByCredentials(credentials);
}

/** The world that a request is for, as `pickWorld` finds it; it does not expire before the request is over. */
export function useWorld(worlds: Worlds, request: FastifyRequest, reply: FastifyReply): World | undefined {
  const world = pickWorld(worlds, request);
  if (world !== undefined && world !== worlds.default) finished(reply.raw, worlds.use(world));
  return world;
}
