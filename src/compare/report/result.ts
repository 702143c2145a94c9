import type { AcceptedDifference } from '../accepted.ts';
import type { AnswerDifference } from '../answers/comparison.ts';

/** A difference with the exchange in which it was found. */
export interface FoundDifference extends AnswerDifference {
  readonly operation: string;
  readonly recording: string;
  readonly sequence: string;
  readonly exchange: string;
  /** The first later release that is known to differ here. */
  readonly since?: string;
  /** What that release does, or why a mock refused the request. */
  readonly note?: string;
  /** The world of a mock that has the state after the sequence, if it was kept. */
  readonly world?: string;
}

/** The exchanges of an operation, counted. */
export interface OperationResult {
  readonly operation: string;
  readonly same: number;
  readonly differs: number;
  readonly accepted: number;
  readonly skipped: number;
  readonly first: FoundDifference | undefined;
}

/** A sequence with what was found in it. */
export interface SequenceResult {
  readonly recording: string;
  readonly sequence: string;
  readonly seconds: number;
  readonly compared: number;
  readonly skipped: number;
  readonly differences: readonly FoundDifference[];
  readonly failure?: string;
}

/** The result of a comparison. */
export interface CompareResult {
  readonly operations: readonly OperationResult[];
  readonly sequences: readonly SequenceResult[];
  /** How many exchanges were skipped for each reason. */
  readonly skips: ReadonlyMap<string, number>;
  /** What kept the comparison from being complete, one line for each. */
  readonly failures: readonly string[];
  /** Accepted differences that no longer occur. */
  readonly unused: readonly AcceptedDifference[];
  /** True if accepted differences were given. */
  readonly accepts: boolean;
}

/** The exchanges of all operations, counted. */
export function totalsOf({ operations }: CompareResult): Omit<OperationResult, 'operation' | 'first'> {
  const sum = (key: 'same' | 'differs' | 'accepted' | 'skipped') =>
    operations.reduce((total, each) => total + each[key], 0);
  return { same: sum('same'), differs: sum('differs'), accepted: sum('accepted'), skipped: sum('skipped') };
}
