import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Occasion } from '../agents/logins.ts';

/** The code of a feature that a user dials. */
export interface FeatureUse extends Occasion {
  /** Name of the feature, as in `extensions.name`: `enablednd`. */
  readonly feature: string;
  /** The digits behind the code. */
  readonly rest: string;
  readonly userId: number;
  /** The phone from which the user dials. Default: the main line. */
  readonly phone?: { readonly number: string; readonly context: string };
}

/** What a feature does; `why` says it in words. What is written is written already, and the PBX plays an announcement. */
export type FeatureResult = { readonly why: string } & (
  | { readonly does: 'changes settings' }
  | { readonly does: 'logs in' | 'logs off'; readonly agent: string; readonly queueLog: readonly number[] }
  /** Opens the menu of a mailbox, or records a message for it; `voicemail` is its `uniqueid`. */
  | { readonly does: 'opens mailbox' | 'leaves message'; readonly voicemail: number }
  | { readonly does: 'calls'; readonly kind: 'user' | 'group' | 'queue' | 'meetme'; readonly id: number }
  /** Picks up a call that rings at a number; empty for one of the pickup groups of the user. */
  | { readonly does: 'picks up'; readonly number: string }
  /** Runs an application that the caller listens or speaks to. */
  | { readonly does: 'runs application'; readonly application: string; readonly argument: string }
  /** Refuses, with an announcement. */
  | { readonly does: 'refuses' }
  /** Does something that the mock does not imitate. */
  | { readonly does: 'unsupported' }
);

/** What the function of a feature receives. */
export interface FeatureRequest extends FeatureUse {
  readonly store: Store;
  readonly user: Rows['userfeatures'];
  /** The context in which numbers behind the code are looked up. */
  readonly context: string;
}

/** Does what a feature does, and returns it as data. */
export type Feature = (request: FeatureRequest) => FeatureResult;

/** Returns the result of a feature that cannot do what it should; the message is a sentence. */
export function refuses(why: string): FeatureResult {
  return { does: 'refuses', why };
}
