import type { Bench } from './bench.ts';

/** What the ratio of ours to the baseline should be. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** Figures of both sides, one for each round, in the order in which they were taken. */
export interface Measured {
  readonly unit: 'req/s' | 'pairs/s' | 'ms' | 'MB';
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
  /** What else was seen. */
  readonly note?: string;
}

/** A row of the table: what is measured, against what, and what is hoped for. */
export interface BenchRow {
  readonly number: number;
  /** `{records}` and the like stand for the sizes of the run. */
  readonly what: string;
  readonly against: string;
  readonly goal: Goal;
  run(bench: Bench): Promise<Measured>;
}
