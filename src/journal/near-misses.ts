import type { JournalEntry } from './entry.ts';
import { entryOutline, mismatchJson } from './entry-json.ts';
import type { Mismatch } from './mismatch.ts';
import { mismatchesOf, type Pattern } from './pattern.ts';

const mostShown = 3;

/** A call that was almost as wanted, with what it lacks. */
export interface NearMiss {
  readonly entry: JournalEntry;
  readonly differences: readonly Mismatch[];
}

/** The calls that lack least of the pattern, the latest first where they lack as much. */
export function nearMisses(pattern: Pattern, entries: readonly JournalEntry[]): readonly NearMiss[] {
  return closest(entries.map((entry) => ({ entry, differences: mismatchesOf(pattern, entry) })));
}

/** The closest of calls in the order in which they came; one that lacks nothing is no near miss. */
export function closest(candidates: readonly NearMiss[]): readonly NearMiss[] {
  return candidates
    .filter(({ differences }) => differences.length > 0)
    .reverse()
    .sort((one, other) => one.differences.length - other.differences.length)
    .slice(0, mostShown);
}

export function nearMissJson({ entry, differences }: NearMiss) {
  return { ...entryOutline(entry), differences: differences.map(mismatchJson) };
}
