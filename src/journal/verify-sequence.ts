import type { JournalEntry } from './entry.ts';
import { entryOutline, patternJson } from './entry-json.ts';
import type { Journal } from './journal.ts';
import { closest, type NearMiss } from './near-misses.ts';
import { matches, mismatchesOf, type Pattern } from './pattern.ts';
import type { Verdict } from './verdict.ts';

/** Each step needs a call after that of the step before; other calls may come between. */
export function verifySequence(journal: Journal, sequence: readonly Pattern[]): Verdict {
  const entries = journal.entries();
  const places = placesOf(sequence, entries);
  const missing = sequence[places.length];
  const verified = missing === undefined;
  return {
    verified,
    inconclusive: !verified && sequence.length - mostSteps(sequence, entries) <= journal.dropped,
    expected: { sequence: sequence.map(patternJson) },
    actual: {
      requests: entries.filter((_, index) => places.includes(index)).map(entryOutline),
      ...(missing !== undefined && { missing: { step: places.length + 1, pattern: patternJson(missing) } }),
    },
    nearMisses: missing === undefined ? [] : missesOf(missing, entries, places),
  };
}

/** Where the first steps were made, up to the first one that was not. */
function placesOf(sequence: readonly Pattern[], entries: readonly JournalEntry[]): readonly number[] {
  const places: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const step = sequence[places.length];
    if (step !== undefined && matches(step, entry)) places.push(index);
  }
  return places;
}

/** The most steps that the entries hold in order when any other step may be left out. */
function mostSteps(sequence: readonly Pattern[], entries: readonly JournalEntry[]): number {
  let row: readonly number[] = sequence.map(() => 0);
  for (const entry of entries) {
    const next: number[] = [];
    for (const [index, step] of sequence.entries()) {
      const reached = (row[index - 1] ?? 0) + (matches(step, entry) ? 1 : 0);
      next.push(Math.max(reached, row[index] ?? 0, next[index - 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A call that would be the missing step but for its place lacks the order only. */
function missesOf(step: Pattern, entries: readonly JournalEntry[], places: readonly number[]): readonly NearMiss[] {
  const last = places.at(-1) ?? -1;
  const before = entries[last];
  const candidates = entries.map((entry, index) => ({
    entry,
    differences: [
      ...mismatchesOf(step, entry),
      ...(before !== undefined && index <= last
        ? [{ at: 'order', expected: `after ${before.id}`, actual: 'before' }]
        : []),
    ],
  }));
  return closest(candidates.filter((_, index) => !places.includes(index)));
}
