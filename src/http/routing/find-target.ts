import type { Registry } from '#core/registry.ts';
import type { Mode } from '#core/request.ts';
import type { Base, Resource } from '#core/resource.ts';
import { readPath } from './path.ts';

/** What the path of a request names. */
export type Target =
  | { readonly kind: 'resource'; readonly resource: Resource; readonly mode: Mode }
  /** The path of a resource without a mode: 403 for every caller (core.md 1.4). */
  | { readonly kind: 'modeless'; readonly resource: Resource }
  /** A page for phones (core.md 1.4): 403 without version header. */
  | { readonly kind: 'phone' }
  /** An unknown path below a script: 404 before access is checked. */
  | { readonly kind: 'unknown' }
  /** A path outside every script. */
  | { readonly kind: 'noScript' }
  /** Not a path, or one with a NUL: 400 by the HTTP server (core.md 1.3). */
  | { readonly kind: 'malformed' };

/** Reads the path of a request target, still percent-encoded, and looks up its resource (core.md 1.3, 1.4). */
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
