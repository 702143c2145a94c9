import { GeneratedNames } from './generated-names.ts';
import { IdPairs } from './id-pairs.ts';
import { NamePairs } from './name-pairs.ts';

/** What two runs of a sequence call the same things: the names that they generated, and the ids that they made. */
export interface Correspondence {
  readonly left: GeneratedNames;
  readonly right: GeneratedNames;
  readonly names: NamePairs;
  readonly ids: IdPairs;
}

/** The state from which runs begin. */
export interface StartOfRuns {
  /** The rows of the state as text; empty if they are not known. */
  readonly text: string;
  /** True if both runs begin from the same state, so that they make the same ids. */
  readonly isShared: boolean;
}

/** Returns the correspondence of two runs that have not begun. */
export function newCorrespondence({ text, isShared }: StartOfRuns): Correspondence {
  return {
    left: new GeneratedNames(text),
    right: new GeneratedNames(text),
    names: new NamePairs(),
    ids: new IdPairs({ mayDiffer: !isShared }),
  };
}
