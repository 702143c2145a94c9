import type { JournalEntry } from './entry.ts';
import { entryOutline, patternJson } from './entry-json.ts';
import type { Journal } from './journal.ts';
import { closest, type NearMiss } from './near-misses.ts';
import { matches, mismatchesOf, type Pattern } from './pattern.ts';
import type { Verdict } from './verdict.ts';

/** Verifies that requests match the patterns in order; other requests may come between them. */
export function verifySequence(journal: Journal, sequence: readonly Pattern[]): Verdict {
  const entries = journal.entries();
  const indexes = indexesOf(sequence, entries);
  const missing = sequence[indexes.length];
  const verified = missing === undefined;
  return {
    verified,
    inconclusive: !verified && sequence.length - longestMatch(sequence, entries) <= journal.dropped,
    expected: { sequence: sequence.map(patternJson) },
    actual: {
      requests: entries.filter((_, index) => indexes.includes(index)).map(entryOutline),
      ...(missing !== undefined && { missing: { step: indexes.length + 1, pattern: patternJson(missing) } }),
    },
    nearMisses: missing === undefined ? [] : missesOf(missing, entries, indexes),
  };
}

/** Returns the entry indexes of the steps, up to the first step without a match. */
function indexesOf(sequence: readonly Pattern[], entries: readonly JournalEntry[]): readonly number[] {
  const indexes: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const step = sequence[indexes.length];
    if (step !== undefined && matches(step, entry)) indexes.push(index);
  }
  return indexes;
}

/** Returns the length of the longest subsequence of steps that the entries match in order. */
function longestMatch(sequence: readonly Pattern[], entries: readonly JournalEntry[]): number {
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

/** Near misses of a step. An entry before the previous step gets an additional mismatch for the order. */
function missesOf(step: Pattern, entries: readonly JournalEntry[], indexes: readonly number[]): readonly NearMiss[] {
  const last = indexes.at(-1) ?? -1;
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
  return closest(candidates.filter((_, index) => !indexes.includes(index)));
}
