import type { Recording } from '#recording/read.ts';
import type { StartOfRuns } from '../answers/correspondence.ts';
import type { SendRequest } from '../replay/messages.ts';

/** A sequence on a target. */
export interface TargetRun {
  readonly send: SendRequest;
  readonly start: StartOfRuns;
  /** The world of a mock in which the sequence runs. */
  readonly world?: string;
  /** Ends the run, and deletes its world unless `keep` is true. */
  close(options: { readonly keep: boolean }): Promise<void>;
}

/** A sequence to run: the recording that it is in, and the state from which it begins. */
export type StartedSequence = Pick<Recording, 'folder'> & { readonly start: string | undefined };
