import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { readCredentials } from '../access/credentials.ts';
import type { World } from '../world.ts';
import type { Worlds } from '../worlds.ts';
import { readTarget, type TargetParts } from './target.ts';

/** The part of a request that may name its world. */
type Naming = Pick<FastifyRequest, 'headers' | 'originalUrl'>;

/**
 * The world that a request is for: named by path prefix or header `X-Mock-World`, by the host label `ID.localhost`, or by
 * credentials that only one world has; else the default one. `undefined` when the named one does not exist.
 */
export function pickWorld(
  worlds: Worlds,
  { headers, originalUrl }: Naming,
  target: TargetParts = readTarget(originalUrl),
): World | undefined {
  const named = target.world ?? headers['x-mock-world'];
  if (typeof named === 'string') return worlds.find(named);
  const label = /^([A-Za-z0-9_-]+)\.localhost(?::\d+)?$/i.exec(headers.host ?? '')?.[1];
  if (label !== undefined) return worlds.find(label);
  const credentials = worlds.hadGuests ? readCredentials(headers.authorization) : undefined;
  return credentials === undefined ? worlds.default : worlds.findByCredentials(credentials);
}

/** The world that a request is for, as `pickWorld` finds it; it does not expire before the request is over. */
export function useWorld(
  worlds: Worlds,
  request: Naming,
  { response, target }: { response: ServerResponse; target?: TargetParts },
): World | undefined {
  const world = pickWorld(worlds, request, target);
  if (world !== undefined && world !== worlds.default) finished(response, worlds.use(world));
  return world;
}
