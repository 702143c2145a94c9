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

/** What a rule or a pattern says of the calls that it is about. */
interface Target {
  readonly operation?: string | undefined;
  readonly path?: string | undefined;
}

/**
 * The pattern, if some call could be like it. A pattern that none can is a slip, with which "never" would always be verified.
 * A path alone can be any: calls that lead nowhere are journaled too. Throws `InvalidInput`; `at` is the place of the pattern.
 */
export function reachable<Wanted extends Pick<Pattern, 'operation' | 'path'>>(
  pattern: Wanted,
  registry: Registry,
  at = '',
): Wanted {
  const fault = pattern.operation === undefined ? undefined : unreachableReason(pattern, registry);
  if (fault === undefined) return pattern;
  throw new InvalidInput([{ at: `${at}${fault.at}`, message: fault.message }], 'the pattern');
}

/** Why no web service can be reached by both the operation and the path. `undefined` when one can. */
export function unreachableReason({ operation, path }: Target, registry: Registry): InputProblem | undefined {
  const unknown = unknownOperation(operation, registry);
  if (unknown !== undefined || path === undefined) return unknown;
  const named = registry.resources.filter((resource) => hasOperation(resource, operation));
  const paths = named.flatMap((resource) => pathsOf(resource, registry));
  const odd = resourceAt(path, registry);
  const leadsThere = (odd !== undefined && named.includes(odd)) || paths.some((known) => matchesPath(known, path));
  if (leadsThere) return undefined;
  const whose = operation === undefined ? 'a web service' : `the operation ${operation}`;
  const meant = nearestMatch(path, paths) ?? (named.length === 1 ? paths[0] : undefined);
  return { at: 'path', message: `must be a path of ${whose}, but is ${describeValue(path)}${hint(meant)}` };
}

/** Why no call can be like an operation, in which `*` stands for any text. `undefined` when one can. */
function unknownOperation(operation: string | undefined, registry: Registry): InputProblem | undefined {
  const { operations } = registry;
  if (operation === undefined || operations.some((known) => matchesGlob(operation, known))) return undefined;
  const end = hint(nearestMatch(operation, operations), 'GET /__admin/operations');
  return { at: 'operation', message: `must be the name of an operation, but is ${describeValue(operation)}${end}` };
}

function hasOperation(resource: Resource, pattern = '*'): boolean {
  return Object.keys(resource.acts).some((act) => matchesGlob(pattern, operationOf(resource, act)));
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
