import type { JournalEntry } from './entry.ts';
import { entryOutline, mismatchJson } from './entry-json.ts';
import type { Mismatch } from './mismatch.ts';
import { mismatchesOf, type Pattern } from './pattern.ts';

const maxShown = 3;

/** An entry that almost matches a pattern, and its mismatches. */
export interface NearMiss {
  readonly entry: JournalEntry;
  readonly differences: readonly Mismatch[];
}

/** Returns up to three entries that do not match, by ascending number of mismatches, the latest first among equals. */
export function nearMisses(pattern: Pattern, entries: readonly JournalEntry[]): readonly NearMiss[] {
  return closest(entries.map((entry) => ({ entry, differences: mismatchesOf(pattern, entry) })));
}

/** Like `nearMisses`, for candidates in journal order; those without a mismatch are left out. */
export function closest(candidates: readonly NearMiss[]): readonly NearMiss[] {
  return candidates
    .filter(({ differences }) => differences.length > 0)
    .reverse()
    .sort((one, other) => one.differences.length - other.differences.length)
    .slice(0, maxShown);
}

/** A near miss as JSON, with secrets redacted. */
export function nearMissJson({ entry, differences }: NearMiss) {
  return { ...entryOutline(entry), differences: differences.map(mismatchJson) };
}
