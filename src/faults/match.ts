import { matchesGlob } from '#text/glob.ts';
import type { FaultMatch, FaultRule } from './rule.ts';

/**
 * When rules are asked about a request: after routing, before the act with body and account known, and once the act has run.
 * Each rule is asked at one of them.
 */
export type Moment = 'routed' | 'entered' | 'committed';

/** What rules look at. */
export interface FaultFacts {
  readonly moment: Moment;
  readonly operation: string;
  readonly path: string;
  readonly method: string;
  readonly account?: string | undefined;
  /** Whether a form in the body may have parameters, the act too (core.md 3.2). */
  readonly hasForm: boolean;
  /** Whether there is an answer in JSON. */
  readonly hasJson: boolean;
  parameter(name: string): string | undefined;
}

/** Whether a rule is about a request, at this moment. */
export function appliesTo(rule: FaultRule, facts: FaultFacts): boolean {
  if (momentOf(rule, facts) !== facts.moment) return false;
  if (rule.action.mutate !== undefined && !facts.hasJson) return false;
  return matches(rule.match, facts);
}

/** A rule before the act is asked right after routing, unless what it looks at is not known yet. */
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

/** Whether the path fits the pattern; a slash at the end means nothing (core.md 1.3). */
export function matchesPath(path: string, pattern: string): boolean {
  return matchesGlob(withoutSlash(pattern), withoutSlash(path));
}

const withoutSlash = (path: string): string => path.replace(/(?<=[^/])\/$/, '');
