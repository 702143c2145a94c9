import type { Registry } from '#core/registry.ts';
import { operationOf, type Resource } from '#core/resource.ts';
import { matchesPath } from '#faults/match.ts';
import { findTarget } from '#http/routing/find-target.ts';
import { describeValue } from '#input/describe-value.ts';
import { type InputProblem, InvalidInput } from '#input/read.ts';
import { hint } from '#input/sentences.ts';
import type { Pattern } from '#journal/pattern.ts';
import { matchesGlob, nearestMatch } from '#text/glob.ts';

const modes = ['restricted', 'private'] as const;

/** The part of a fault rule or pattern that selects requests by operation and path. */
interface Target {
  readonly operation?: string | undefined;
  readonly path?: string | undefined;
}

/**
 * Returns the pattern. Throws `InvalidInput` if no request can match its operation and path: it is probably a typing error, and "never"
 * would always verify. A path without operation may be any: the journal also has requests to unknown paths. `at` is the place of the
 * pattern in the body.
 */
export function reachable<Matcher extends Pick<Pattern, 'operation' | 'path'>>(
  pattern: Matcher,
  registry: Registry,
  at = '',
): Matcher {
  const reason = pattern.operation === undefined ? undefined : unreachableReason(pattern, registry);
  if (reason === undefined) return pattern;
  throw new InvalidInput([{ at: `${at}${reason.at}`, message: reason.message }], 'the pattern');
}

/** The reason why no request can match both the operation and the path; `undefined` if one can. */
export function unreachableReason({ operation, path }: Target, registry: Registry): InputProblem | undefined {
  const unknown = unknownOperation(operation, registry);
  if (unknown !== undefined || path === undefined) return unknown;
  const resources = registry.resources.filter((resource) => hasOperation(resource, operation));
  const paths = resources.flatMap((resource) => pathsOf(resource, registry));
  const target = resourceAt(path, registry);
  const matches =
    (target !== undefined && resources.includes(target)) || paths.some((candidate) => matchesPath(candidate, path));
  if (matches) return undefined;
  const owner = operation === undefined ? 'a web service' : `the operation ${operation}`;
  const nearest = nearestMatch(path, paths) ?? (resources.length === 1 ? paths[0] : undefined);
  return { at: 'path', message: `must be a path of ${owner}, but is ${describeValue(path)}${hint(nearest)}` };
}

/** The reason why no operation matches, where `*` matches any text; `undefined` if one does. */
function unknownOperation(operation: string | undefined, registry: Registry): InputProblem | undefined {
  const { operations } = registry;
  if (operation === undefined || operations.some((known) => matchesGlob(operation, known))) return undefined;
  const suffix = hint(nearestMatch(operation, operations), 'GET /__admin/operations');
  return { at: 'operation', message: `must be the name of an operation, but is ${describeValue(operation)}${suffix}` };
}

function hasOperation(resource: Resource, pattern = '*'): boolean {
  return Object.keys(resource.acts).some((act) => matchesGlob(pattern, operationOf(resource, act)));
}

/** The canonical paths of a resource, aliases included. */
function pathsOf(resource: Resource, registry: Registry): string[] {
  const { base, path, aliases = [] } = resource;
  const names = [path, ...aliases.map((alias) => alias.path)];
  return modes.flatMap((mode) =>
    names
      .filter((name) => registry.find(base, name, mode) === resource)
      .map((name) => `/${base}/json.php/${mode}/${name}/`),
  );
}

/** The resource that the server routes a path to, in any spelling that it accepts (core.md 1.3). */
function resourceAt(path: string, registry: Registry): Resource | undefined {
  const target = findTarget(path, registry);
  return target.kind === 'resource' ? target.resource : undefined;
}
