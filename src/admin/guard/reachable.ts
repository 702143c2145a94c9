import type { Registry } from '#core/registry.ts';
import { InvalidInput } from '#input/read.ts';
import type { Pattern } from '#journal/pattern.ts';
import { unreachableReason } from '../fault-targets.ts';

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
