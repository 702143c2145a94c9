import type { Registry } from '#core/registry.ts';
import type { Mode } from '#core/request.ts';
import type { Base, Resource } from '#core/resource.ts';
import { readPath } from './path.ts';

/** What a request target leads to. */
export type Target =
  | { readonly kind: 'resource'; readonly resource: Resource; readonly mode: Mode }
  /** A path without a mode that names a resource: 403 whoever asks (core.md 1.4). */
  | { readonly kind: 'modeless'; readonly resource: Resource }
  /** A page for phones (core.md 1.4): 403 without version header. */
  | { readonly kind: 'phone' }
  /** No such path below a script: 404 before any look at the caller. */
  | { readonly kind: 'unknown' }
  /** Not even a script. */
  | { readonly kind: 'noScript' }
  /** No path at all, or one with a NUL: 400 of the HTTP server (core.md 1.3). */
  | { readonly kind: 'malformed' };

/** Reads the path of a request target and finds its resource (core.md 1.3, 1.4). */
export function findTarget(rawPath: string, registry: Registry): Target {
  const reading = readPath(rawPath);
  switch (reading.kind) {
    case 'resource': {
      const resource = registry.find(reading.base, reading.name, reading.mode);
      return resource === undefined ? { kind: 'unknown' } : { kind: 'resource', resource, mode: reading.mode };
    }
    case 'modeless':
      return modelessTarget(reading.base, reading.name, registry);
    default:
      return { kind: reading.kind };
  }
}

function modelessTarget(base: Base, name: string, registry: Registry): Target {
  const resource = registry.find(base, name, 'restricted');
  return resource === undefined ? { kind: 'unknown' } : { kind: 'modeless', resource };
}
