import type { entryOutline, patternJson } from './entry-json.ts';
import type { NearMiss } from './near-misses.ts';

/** The result of a verification. `verified` is true only if dropped entries cannot change the result. */
export interface Verdict {
  readonly verified: boolean;
  /** True if not verified, but the dropped entries could have matched. */
  readonly inconclusive: boolean;
  /** The request, as JSON. */
  readonly expected:
    | { readonly pattern: PatternJson; readonly count: RequestCount }
    | { readonly sequence: readonly PatternJson[] };
  /** The matching entries, as JSON. */
  readonly actual:
    | { readonly count: number; readonly requests: readonly OutlineJson[] }
    | {
        readonly requests: readonly OutlineJson[];
        readonly missing?: { readonly step: number; readonly pattern: PatternJson };
      };
  readonly nearMisses: readonly NearMiss[];
}

type PatternJson = ReturnType<typeof patternJson>;
type OutlineJson = ReturnType<typeof entryOutline>;

/** Expected number of matching requests. */
export interface RequestCount {
  readonly exactly?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}
