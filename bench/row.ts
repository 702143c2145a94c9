import type { Bench } from './bench.ts';

/** The goal for the ratio of ours to the baseline. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** The figures of both sides, one for each round. */
export interface Measured {
  readonly unit: 'req/s' | 'pairs/s' | 'ms' | 'MB';
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
  /** Further observations. */
  readonly note?: string;
}

/** A row of the table: what is measured, against which baseline, and the goal. */
export interface BenchRow {
  readonly number: number;
  /** `{records}` and other names of sizes are replaced by those of the run. */
  readonly what: string;
  readonly against: string;
  readonly goal: Goal;
  run(bench: Bench): Promise<Measured>;
}
