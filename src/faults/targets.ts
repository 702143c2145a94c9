import { findTarget } from '../http/front.ts';
import { isLike } from '../journal/glob.ts';
import { didYouMean } from '../nearest.ts';
import type { Registry } from '../registry.ts';
import { operationOf, type Resource } from '../resource.ts';
import { matchesPath } from './match.ts';
import type { FaultMatch } from './rule.ts';

const modes = ['restricted', 'private'] as const;

/** Why a rule would never strike: no operation is what it says. `undefined` when there is one. */
export function uselessness({ operation, path }: FaultMatch, registry: Registry): string | undefined {
  const named = registry.resources.filter((resource) => hasOperation(resource, operation));
  if (operation !== undefined && named.length === 0) {
    const hint = didYouMean(operation, registry.resources.flatMap(operationsOf));
    return `no operation is called ${operation}${hint}`;
  }
  if (path === undefined) return undefined;
  const paths = named.flatMap((resource) => pathsOf(resource, registry));
  const odd = resourceAt(path, registry);
  const leadsThere = (odd !== undefined && named.includes(odd)) || paths.some((known) => matchesPath(known, path));
  if (leadsThere) return undefined;
  return `the path ${path} leads to no such operation${didYouMean(path, paths)}`;
}

function hasOperation(resource: Resource, pattern = '*'): boolean {
  return operationsOf(resource).some((operation) => isLike(pattern, operation));
}

function operationsOf(resource: Resource): string[] {
  return Object.keys(resource.acts).map((act) => operationOf(resource, act));
}

/** The paths as clients write them. */
function pathsOf(resource: Resource, registry: Registry): string[] {
  const { base, path, aliases = [] } = resource;
  const names = [path, ...aliases.map((alias) => alias.path)];
  return modes.flatMap((mode) =>
    names
      .filter((name) => registry.find(base, name, mode) === resource)
      .map((name) => `/${base}/json.php/${mode}/${name}/`),
  );
}

/** The resource of a path that is written oddly (core.md 1.3). */
function resourceAt(path: string, registry: Registry): Resource | undefined {
  const target = findTarget(path, registry);
  return target.kind === 'resource' ? target.resource : undefined;
}
