import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { readCredentials } from '#access/credentials.ts';
import { noSuch } from '#input/unknown-name.ts';
import { readTarget, type TargetParts } from '#wire/target.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';

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
  const named = worldNamed(headers, target);
  if (named !== undefined) return worlds.find(named);
  const credentials = worlds.hadGuests ? readCredentials(headers.authorization) : undefined;
  return credentials === undefined ? worlds.default : worlds.findByCredentials(credentials);
}

/** Why `pickWorld` finds no world for a request. */
export function whyNoWorld(
  worlds: Worlds,
  { headers, originalUrl }: Naming,
  target: TargetParts = readTarget(originalUrl),
): string {
  const named = worldNamed(headers, target);
  if (named === undefined) return 'the credentials belong to a world that does not exist';
  const ids = worlds.all().map(({ id }) => id);
  return noSuch('world', named, ids);
}

function worldNamed(headers: Naming['headers'], target: TargetParts): string | undefined {
  const named = target.world ?? headers['x-mock-world'];
  if (typeof named === 'string') return named;
  return /^([A-Za-z0-9_-]+)\.localhost(?::\d+)?$/i.exec(headers.host ?? '')?.[1];
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
