import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { noSuch } from '#input/unknown-name.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import type { RequestHead } from './request-head.ts';

/**
 * Returns the world of a request: the one named by the path prefix `/w/ID`, the header `X-Mock-World` or the host
 * `ID.localhost`, or the one whose accounts have its credentials; else the default world. `undefined` if there is no such
 * world.
 */
export function pickWorld(worlds: Worlds, head: RequestHead): World | undefined {
  const id = worldIdIn(head);
  if (id !== undefined) return worlds.find(id);
  const credentials = worlds.hasCreatedWorlds ? head.credentials : undefined;
  return credentials === undefined ? worlds.default : worlds.findByCredentials(credentials);
}

/** True if a request selects a world; all others are for the default one. */
export function isForNamedWorld(worlds: Worlds, head: RequestHead): boolean {
  return worldIdIn(head) !== undefined || pickWorld(worlds, head) !== worlds.default;
}

/** Returns why `pickWorld` returned `undefined`. */
export function noWorldReason(worlds: Worlds, head: RequestHead): string {
  const id = worldIdIn(head);
  if (id === undefined) return 'the credentials belong to a world that does not exist';
  const ids = worlds.all().map((world) => world.id);
  return noSuch('world', id, ids);
}

function worldIdIn({ headers, target }: RequestHead): string | undefined {
  const id = target.world ?? headers['x-mock-world'];
  if (typeof id === 'string') return id;
  return /^([A-Za-z0-9_-]+)\.localhost(?::\d+)?$/i.exec(headers.host ?? '')?.[1];
}

/** Keeps a world from expiring until the response ends. */
export function useWorld(worlds: Worlds, world: World, response: ServerResponse): void {
  if (world !== worlds.default) finished(response, worlds.use(world));
}
