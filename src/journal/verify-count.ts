import { entryOutline, patternJson } from './entry-json.ts';
import type { Journal } from './journal.ts';
import { nearMisses } from './near-misses.ts';
import { matches, type Pattern } from './pattern.ts';
import type { Verdict } from './verdict.ts';

const mostShown = 10;

/** Bounds of a number of calls. */
export interface CallCount {
  readonly exactly?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** The true number lies between what was kept and that plus all that was dropped. */
export function verifyCount(journal: Journal, { pattern, count }: { pattern: Pattern; count: CallCount }): Verdict {
  const entries = journal.entries();
  const seen = entries.filter((entry) => matches(pattern, entry));
  const [least, most] = rangeOf(count);
  const [fewest, highest] = [seen.length, seen.length + journal.dropped];
  const verified = fewest >= least && highest <= most;
  return {
    verified,
    inconclusive: !verified && highest >= least && fewest <= most,
    expected: { pattern: patternJson(pattern), count },
    actual: { count: seen.length, requests: seen.slice(-mostShown).map(entryOutline) },
    nearMisses: verified || fewest > most ? [] : nearMisses(pattern, entries),
  };
}

/** The least and the most calls that are wanted. */
export function rangeOf({ exactly, atLeast, atMost }: CallCount): readonly [number, number] {
  const least = Math.max(exactly ?? 0, atLeast ?? 0);
  const most = Math.min(exactly ?? Number.POSITIVE_INFINITY, atMost ?? Number.POSITIVE_INFINITY);
  return [least, most];
}
