import { entryOutline, patternJson } from './entry-json.ts';
import type { Journal } from './journal.ts';
import { nearMisses } from './near-misses.ts';
import { matches, type Pattern } from './pattern.ts';
import type { RequestCount, Verdict } from './verdict.ts';

const maxShown = 10;

/** Verifies the number of matches, which lies between the kept matches and these plus all dropped entries. */
export function verifyCount(journal: Journal, { pattern, count }: { pattern: Pattern; count: RequestCount }): Verdict {
  const entries = journal.entries();
  const matching = entries.filter((entry) => matches(pattern, entry));
  const [min, max] = rangeOf(count);
  const [fewest, most] = [matching.length, matching.length + journal.dropped];
  const verified = fewest >= min && most <= max;
  return {
    verified,
    inconclusive: !verified && most >= min && fewest <= max,
    expected: { pattern: patternJson(pattern), count },
    actual: { count: matching.length, requests: matching.slice(-maxShown).map(entryOutline) },
    nearMisses: verified || fewest > max ? [] : nearMisses(pattern, entries),
  };
}

/** Returns the minimum and the maximum number of requests. */
export function rangeOf({ exactly, atLeast, atMost }: RequestCount): readonly [number, number] {
  const min = Math.max(exactly ?? 0, atLeast ?? 0);
  const max = Math.min(exactly ?? Number.POSITIVE_INFINITY, atMost ?? Number.POSITIVE_INFINITY);
  return [min, max];
}
