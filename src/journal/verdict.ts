import type { NearMiss } from './near-misses.ts';

/** What became of a verification. It is verified only when that is certain. */
export interface Verdict {
  readonly verified: boolean;
  /** Not verified, but the entries that were dropped could have made it so. */
  readonly inconclusive: boolean;
  readonly expected: unknown;
  /** What was seen instead. */
  readonly actual: unknown;
  readonly nearMisses: readonly NearMiss[];
}
