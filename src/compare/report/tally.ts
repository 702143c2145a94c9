import type { AcceptedDifferences } from '../accepted.ts';
import { changedAnswerFor } from '../name-changed-answer.ts';
import type { Step } from '../replay/replay.ts';
import type { CompareResult, FoundDifference, OperationResult, SequenceResult } from './result.ts';

type Counts = { -readonly [Key in keyof OperationResult]: OperationResult[Key] };

/** Where a step was made. */
export interface StepPlace {
  readonly recording: string;
  readonly sequence: string;
  readonly world: string | undefined;
}

/** A sequence that is being compared. */
interface OpenSequence extends StepPlace {
  readonly startedAt: number;
  compared: number;
  skipped: number;
  readonly differences: FoundDifference[];
}

/** Counts what became of exchanges, by operation and by sequence. */
export class Tally {
  readonly #accepted: AcceptedDifferences;
  readonly #operations = new Map<string, Counts>();
  readonly #skips = new Map<string, number>();
  readonly #sequences: SequenceResult[] = [];
  #open: OpenSequence | undefined;

  constructor(accepted: AcceptedDifferences) {
    this.#accepted = accepted;
  }

  /** Begins a sequence. */
  begin(place: StepPlace): void {
    this.#open = { ...place, startedAt: performance.now(), compared: 0, skipped: 0, differences: [] };
  }

  /** Ends the sequence; `failure` is why it could not be finished. Returns true if it had differences. */
  end(failure?: string): boolean {
    if (this.#open === undefined) return false;
    const { recording, sequence, startedAt, compared, skipped, differences } = this.#open;
    const seconds = (performance.now() - startedAt) / 1000;
    const result = { recording, sequence, seconds, compared, skipped, differences };
    this.#sequences.push({ ...result, ...(failure !== undefined && { failure }) });
    this.#open = undefined;
    return differences.length > 0;
  }

  /** Adds what became of an exchange. */
  add({ exchange, operation, result }: Step): void {
    if (this.#open === undefined || result.kind === 'unselected') return;
    const counts = this.#countsOf(operation.name);
    if (result.kind === 'skipped') {
      counts.skipped += 1;
      this.#open.skipped += 1;
      this.#skips.set(result.reason, (this.#skips.get(result.reason) ?? 0) + 1);
      return;
    }
    this.#open.compared += 1;
    this.#accepted.noteCompared(operation.name);
    if (result.kind === 'same') counts.same += 1;
    else if (this.#accepted.accepts(operation.name, result.difference)) counts.accepted += 1;
    else {
      const { recording, sequence, world } = this.#open;
      const reason = result.answers.right.headers['x-mock-reason'];
      // A mock that says why it refused is not a later release.
      const change = reason === undefined ? changedAnswerFor(result.difference, { exchange, operation }) : undefined;
      const note = change?.what ?? reason;
      const found: FoundDifference = {
        operation: operation.name,
        recording,
        sequence,
        exchange: exchange.name,
        ...result.difference,
        ...(change !== undefined && { since: change.since }),
        ...(note !== undefined && { note }),
        ...(world !== undefined && { world }),
      };
      counts.differs += 1;
      counts.first ??= found;
      this.#open.differences.push(found);
    }
  }

  /** Returns what was counted, with the operations by name. */
  result({ failures, accepts }: Pick<CompareResult, 'failures' | 'accepts'>): CompareResult {
    const operations = [...this.#operations.values()].sort((one, other) => (one.operation < other.operation ? -1 : 1));
    const unused = this.#accepted.unused();
    return { operations, sequences: this.#sequences, skips: this.#skips, failures, unused, accepts };
  }

  #countsOf(operation: string): Counts {
    const counts = this.#operations.get(operation) ?? {
      operation,
      same: 0,
      differs: 0,
      accepted: 0,
      skipped: 0,
      first: undefined,
    };
    this.#operations.set(operation, counts);
    return counts;
  }
}
