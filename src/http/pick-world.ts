import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { noSuch } from '#input/unknown-name.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import type { RequestHead } from './request-head.ts';

/**
 * The world that a request is for: named by path prefix or header `X-Mock-World`, by the host label `ID.localhost`, or by
 * credentials that only one world has; else the default one. `undefined` when the named one does not exist.
 */
export function pickWorld(worlds: Worlds, head: RequestHead): World | undefined {
  const named = worldNamed(head);
  if (named !== undefined) return worlds.find(named);
  const credentials = worlds.hadGuests ? head.credentials : undefined;
  return credentials === undefined ? worlds.default : worlds.findByCredentials(credentials);
}

/** Whether a request says which world it is for; the others are for the default one. */
export function isForNamedWorld(worlds: Worlds, head: RequestHead): boolean {
  return worldNamed(head) !== undefined || pickWorld(worlds, head) !== worlds.default;
}

/** Why `pickWorld` finds no world for a request. */
export function noWorldReason(worlds: Worlds, head: RequestHead): string {
  const named = worldNamed(head);
  if (named === undefined) return 'the credentials belong to a world that does not exist';
  const ids = worlds.all().map(({ id }) => id);
  return noSuch('world', named, ids);
}

function worldNamed({ headers, target }: RequestHead): string | undefined {
  const named = target.world ?? headers['x-mock-world'];
  if (typeof named === 'string') return named;
  return /^([A-Za-z0-9_-]+)\.localhost(?::\d+)?$/i.exec(headers.host ?? '')?.[1];
}

/** Keeps a world from expiring until the request is over. */
export function useWorld(worlds: Worlds, world: World, response: ServerResponse): void {
  if (world !== worlds.default) finished(response, worlds.use(world));
}
