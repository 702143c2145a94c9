import type { Registry } from '#core/registry.ts';
import { type Sequence, withheld } from '#recording/format.ts';
import type { Operation } from '#recording/operation.ts';
import type { Recording } from '#recording/read.ts';
import { RemoteFailure } from '#remote/failure.ts';
import { matchesGlob } from '#text/glob.ts';
import { type AcceptedDifference, AcceptedDifferences } from './accepted.ts';
import { newCorrespondence } from './answers/correspondence.ts';
import type { SentRequest } from './replay/messages.ts';
import { Playback } from './replay/playback.ts';
import { recordedOperation, replay, type SequenceReplay, type Step } from './replay/replay.ts';
import type { CredentialsOf } from './replay/request.ts';
import type { CompareResult } from './report/result.ts';
import { Tally } from './report/tally.ts';
import { accountRowsOf, credentialsFrom } from './start/accounts.ts';
import { contactProblem } from './target/contact.ts';
import type { TargetRun } from './target/run.ts';
import { type CompareTarget, refusals } from './target/target.ts';

const withheldBody = Buffer.from(withheld);

/** One target is compared with the recordings, two with each other. */
export type ComparedTargets = readonly [CompareTarget] | readonly [CompareTarget, CompareTarget];

/** What to compare. */
export interface CompareOptions {
  readonly recordings: readonly Recording[];
  readonly targets: ComparedTargets;
  readonly registry: Registry;
  /** `login:password` by the name of an account in the recordings. */
  readonly accounts: ReadonlyMap<string, string>;
  /** `login:password` for every other account. */
  readonly fallbackAccount?: string | undefined;
  /** Patterns of the operations to compare; all if empty. */
  readonly operations?: readonly string[];
  readonly accepted?: readonly AcceptedDifference[] | undefined;
  /** Keeps the worlds of sequences with differences. */
  readonly keep?: boolean;
  /** Ends the comparison after the exchange in progress. */
  readonly signal?: AbortSignal;
  /** Called before each sequence, with the fraction that is done. */
  readonly onProgress?: (activity: string, fraction: number) => void;
}

/** So many failures in a row end the comparison: the target is gone. */
const maxFailuresInRow = 3;

const unselected = 'operations that were not asked for';
const afterFailure = 'after a failure of the target';

/**
 * Replays recordings on one or two targets, and compares the answers. A request that fails ends its sequence; what makes every further
 * request fail ends the comparison. Both are in the result.
 */
export async function compareRecordings(options: CompareOptions): Promise<CompareResult> {
  return new ComparisonRun(options).all();
}

class ComparisonRun {
  readonly #options: CompareOptions;
  readonly #tally: Tally;
  readonly #failures: string[] = [];
  readonly #credentials = new Map<string, CredentialsOf>();
  #failuresInRow = 0;
  /** True once a target has answered as recorded: what it answers is a web service. */
  #hasContact = false;

  constructor(options: CompareOptions) {
    this.#options = options;
    this.#tally = new Tally(new AcceptedDifferences(options.accepted ?? []));
  }

  async all(): Promise<CompareResult> {
    const { recordings, accepted } = this.#options;
    for (const recording of recordings) {
      if (recording.isCutOff) this.#failures.push(`${recording.name}: the last line was cut off, and is not compared`);
    }
    const sequences = recordings.flatMap((recording) =>
      recording.sequences.filter((each) => this.#hasSelected(each)).map((sequence) => ({ recording, sequence })),
    );
    for (const { recording, sequence } of sequences) this.#credentialsFor(recording, sequence);
    for (const [index, { recording, sequence }] of sequences.entries()) {
      this.#options.onProgress?.(`${recording.name}: ${sequence.name}`, index / sequences.length);
      if (!(await this.#compare(recording, sequence))) break;
    }
    return this.#tally.result({ failures: this.#failures, accepts: accepted !== undefined });
  }

  /** Compares a sequence; returns false if no other one can be compared. */
  async #compare(recording: Recording, sequence: Sequence): Promise<boolean> {
    const { targets, keep = false } = this.#options;
    const runs: TargetRun[] = [];
    let failure: RemoteFailure | undefined;
    try {
      for (const target of targets) runs.push(await target.begin({ folder: recording.folder, start: sequence.start }));
      const world = keep ? runs.at(-1)?.world : undefined;
      this.#tally.begin({ recording: recording.name, sequence: sequence.name, world });
      await this.#replay(sequence, this.#replayOf(recording, sequence, runs));
      this.#failuresInRow = 0;
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      failure = error;
      this.#failuresInRow += 1;
      this.#failures.push(`${error.message} (${recording.name}, ${sequence.name})`);
    } finally {
      const differs = this.#tally.end(failure?.message);
      for (const run of runs) await run.close({ keep: keep && differs });
    }
    if (this.#options.signal?.aborted === true) {
      this.#failures.push('the comparison was interrupted');
      return false;
    }
    return !(failure?.isFinal === true || this.#failuresInRow >= maxFailuresInRow);
  }

  async #replay(sequence: Sequence, options: SequenceReplay): Promise<void> {
    let compared = 0;
    try {
      for await (const step of replay(sequence, options)) {
        this.#checkContact(step);
        this.#tally.add(step);
        compared += 1;
        if (this.#options.signal?.aborted === true) break;
      }
    } catch (error) {
      if (error instanceof RemoteFailure) this.#skipRest(sequence, compared);
      throw error;
    }
  }

  #skipRest({ exchanges }: Sequence, from: number): void {
    for (const exchange of exchanges.slice(from)) {
      const operation = recordedOperation(exchange, this.#options.registry);
      if (this.#isSelected(operation))
        this.#tally.add({ exchange, operation, result: { kind: 'skipped', reason: afterFailure } });
    }
  }

  #checkContact({ exchange, result }: Step): void {
    if (result.kind === 'same') this.#hasContact = true;
    if (this.#hasContact || result.kind !== 'differs') return;
    const [first, second] = this.#options.targets;
    const { left, right } = result.answers;
    const problems = [
      second === undefined ? undefined : [first.url, contactProblem(exchange, left)],
      [(second ?? first).url, contactProblem(exchange, right)],
    ];
    for (const [url, problem] of problems.filter((each) => each !== undefined))
      if (problem !== undefined) throw new RemoteFailure(`${url} ${problem}`, 'settings');
  }

  #replayOf(recording: Recording, sequence: Sequence, runs: readonly TargetRun[]): SequenceReplay {
    const { registry } = this.#options;
    const credentialsOf = this.#credentialsFor(recording, sequence);
    const [first, second] = runs.map(({ send, start }) => {
      return new Playback({ send, credentialsOf, sides: newCorrespondence(start) });
    });
    if (first === undefined) throw new Error('a comparison needs a target');
    const isSelected = (operation: Operation) => this.#isSelected(operation);
    const hasClientAddress = sequence.exchanges.some(({ clientAddress }) => clientAddress !== undefined);
    const refusalOf = (request: SentRequest, operation: Operation) =>
      this.#refusalOf(request, { operation, hasClientAddress });
    if (second === undefined) return { registry, targets: [first], refusalOf, isSelected };
    const isShared = runs.every(({ start }) => start.isShared);
    const between = newCorrespondence({ text: isShared ? (runs[0]?.start.text ?? '') : '', isShared });
    return { registry, targets: [first, second], between, refusalOf, isSelected };
  }

  #refusalOf(
    request: SentRequest,
    { operation, hasClientAddress }: { readonly operation: Operation; readonly hasClientAddress: boolean },
  ): string | undefined {
    if (request.body?.equals(withheldBody)) return refusals.withheld;
    for (const target of this.#options.targets) {
      if (hasClientAddress && !target.isLoopback) return refusals.clientAddress;
      const reason = target.refusalOf(request);
      if (reason !== undefined) return reason;
      if (!target.isLoopback && !this.#isSelected(operation)) return unselected;
    }
    return undefined;
  }

  /** Throws an `Error` if the sequence uses an account without credentials. */
  #credentialsFor({ folder }: Recording, { start, exchanges }: Sequence): CredentialsOf {
    const key = JSON.stringify([folder, start]);
    const credentialsOf = this.#credentials.get(key) ?? this.#readCredentials(folder, start);
    this.#credentials.set(key, credentialsOf);
    for (const { auth } of exchanges) if (auth !== null) credentialsOf(auth);
    return credentialsOf;
  }

  #readCredentials(folder: string, start: string | undefined): CredentialsOf {
    const { accounts, fallbackAccount } = this.#options;
    const rows = start === undefined ? [] : accountRowsOf(folder, start);
    return credentialsFrom({ given: accounts, rows, fallback: fallbackAccount });
  }

  #isSelected({ name }: Operation): boolean {
    const { operations = [] } = this.#options;
    return operations.length === 0 || operations.some((pattern) => matchesGlob(pattern, name));
  }

  #hasSelected({ exchanges }: Sequence): boolean {
    if ((this.#options.operations ?? []).length === 0) return true;
    return exchanges.some((exchange) => this.#isSelected(recordedOperation(exchange, this.#options.registry)));
  }
}
