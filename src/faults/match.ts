import { matchesGlob } from '#text/glob.ts';
import type { FaultMatch, FaultRule } from './rule.ts';

/**
 * The points at which rules are evaluated: after routing, before the act when body and account are known, and after the act has
 * committed. Each rule is evaluated at exactly one of them.
 */
export type Moment = 'routed' | 'entered' | 'committed';

/** The properties of a request that rules can match. */
export interface FaultFacts {
  readonly moment: Moment;
  readonly operation: string;
  readonly path: string;
  readonly method: string;
  readonly account?: string | undefined;
  /** True if the body may be a form with parameters, including `act` (core.md 3.2). */
  readonly hasForm: boolean;
  /** True if there is a JSON answer. */
  readonly hasJson: boolean;
  parameter(name: string): string | undefined;
}

/** True if a rule matches a request and is evaluated at its moment. */
export function appliesTo(rule: FaultRule, facts: FaultFacts): boolean {
  if (momentOf(rule, facts) !== facts.moment) return false;
  if (rule.action.mutate !== undefined && !facts.hasJson) return false;
  return matches(rule.match, facts);
}

/** A rule with stage `before` is evaluated after routing, or after the body is read if it needs the account or the form. */
function momentOf({ stage, match }: FaultRule, { hasForm }: FaultFacts): Moment {
  if (stage === 'afterCommit') return 'committed';
  const isInForm = hasForm && (match.operation !== undefined || match.query !== undefined);
  return isInForm || match.account !== undefined ? 'entered' : 'routed';
}

function matches({ operation, path, method, account, query = {} }: FaultMatch, facts: FaultFacts): boolean {
  if (operation !== undefined && !matchesGlob(operation, facts.operation)) return false;
  if (path !== undefined && !matchesPath(facts.path, path)) return false;
  if (method !== undefined && facts.method !== method) return false;
  if (account !== undefined && facts.account !== account) return false;
  return Object.entries(query).every(([name, value]) => facts.parameter(name) === value);
}

/** True if the path matches the pattern, ignoring a trailing slash (core.md 1.3). */
export function matchesPath(path: string, pattern: string): boolean {
  return matchesGlob(withoutTrailingSlash(pattern), withoutTrailingSlash(path));
}

const withoutTrailingSlash = (path: string): string => path.replace(/(?<=[^/])\/$/, '');
