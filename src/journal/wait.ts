import type { JournalEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import { matches, type Pattern } from './pattern.ts';

/** The pattern and the number of matches to wait for; a timeout or any of the signals ends the wait early. */
export interface WaitOptions {
  readonly pattern: Pattern;
  readonly count: number;
  readonly timeoutMs: number;
  readonly signals: readonly AbortSignal[];
}

/** Waits until `count` entries match, and returns the matching entries; fewer if the wait ends early. */
export async function waitFor(
  journal: Journal,
  { pattern, count, timeoutMs, signals }: WaitOptions,
): Promise<readonly JournalEntry[]> {
  let matching = journal.entries().filter((entry) => matches(pattern, entry));
  if (matching.length >= count || signals.some(({ aborted }) => aborted)) return matching;
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve();
    };
    const stop = journal.listen((entry) => {
      if (entry === undefined) matching = [];
      else if (matches(pattern, entry)) matching.push(entry);
      if (matching.length >= count) finish();
    });
    const timer = setTimeout(finish, timeoutMs);
    for (const signal of signals) signal.addEventListener('abort', finish);
  });
  return matching;
}
