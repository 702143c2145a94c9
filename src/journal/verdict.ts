import type { NearMiss } from './near-misses.ts';

/** The result of a verification. `verified` is true only if dropped entries cannot change the result. */
export interface Verdict {
  readonly verified: boolean;
  /** True if not verified, but the dropped entries could have matched. */
  readonly inconclusive: boolean;
  /** The request, as JSON. */
  readonly expected: unknown;
  /** The matching entries, as JSON. */
  readonly actual: unknown;
  readonly nearMisses: readonly NearMiss[];
}
