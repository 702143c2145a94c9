import type { Fault } from '#faults/faults.ts';
import type { Preset } from '#faults/presets.ts';
import type { TableDifference } from '#store/difference.ts';
import type { Effect } from '#world/effects.ts';

/** A reset, or a restored snapshot. */
export interface ResetAnswer {
  readonly generation: number;
  readonly to: string;
  readonly ms: number;
}

export interface HealthAnswer {
  readonly status: string;
  readonly version: string;
  readonly world: string;
  readonly dialect: string;
  readonly generation: number;
  readonly uptimeSeconds: number;
}

/** The versions of a mock: of its package, its control plane, its tables and Node. */
export interface VersionAnswer {
  readonly version: string;
  /** The version of the control plane: a client fits every mock whose `apiVersion` is the one that it was written for. */
  readonly apiVersion: number;
  /** The version of the tables: states and exported snapshots of another one are refused. */
  readonly schemaVersion: number;
  readonly node: string;
}

/** How much of the journal there is. */
export interface JournalMeta {
  readonly total: number;
  readonly dropped: number;
}

/** A call as the journal shows it. */
export interface RequestEntry {
  readonly id: string;
  readonly at: string;
  readonly ms: number;
  readonly operation?: string;
  readonly account?: string;
  readonly method: string;
  readonly url: string;
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body?: unknown };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  /** Which parts of the call were passed over without a word to the client, and why. */
  readonly skipped?: string;
  /** Why the call was refused. */
  readonly reason?: {
    readonly message: string;
    readonly field?: string;
    readonly rule?: string;
    readonly value?: unknown;
  };
  /** The fields of the body that the PBX ignores, each with the name that was probably meant. */
  readonly ignored?: readonly { readonly field: string; readonly near?: string }[];
  readonly fault?: string;
}

export interface RequestsAnswer {
  readonly requests: readonly RequestEntry[];
  readonly meta: JournalMeta;
}

/** What a verification found; `inconclusive` when dropped entries could have changed it. */
export interface VerifyAnswer {
  readonly verified: boolean;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly nearMisses: readonly unknown[];
  readonly inconclusive: boolean;
}

export interface EffectsAnswer {
  readonly effects: readonly Effect[];
  /** How many older ones are not kept any more. */
  readonly dropped: number;
}

/** A trouble with nothing left to be filled in, and how often it has struck. */
export type FaultAnswer = Fault;

export interface FaultsAnswer {
  readonly faults: readonly FaultAnswer[];
  readonly presets: Readonly<Record<string, Preset>>;
}

export interface SnapshotAnswer {
  readonly name: string;
  readonly savedAt: string;
  readonly bytes: number;
}

/** The tables in which two states differ. */
export interface DifferenceAnswer {
  readonly from: string;
  readonly to: string;
  readonly tables: Readonly<Record<string, TableDifference>>;
}

/** How many items of each section of a document were applied. */
export interface FixturesAnswer {
  readonly mode: 'merge' | 'replace';
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly applied: Readonly<Record<string, number>>;
}

/** How many there are of each kind that was generated. */
export interface GenerateAnswer {
  readonly counts: Readonly<Record<string, number>>;
  readonly ms: number;
}

export interface ClockAnswer {
  readonly mode: 'real' | 'frozen' | 'offset';
  readonly now: string;
}

/** A world of one's own, and how to reach it. */
export interface WorldAnswer {
  readonly id: string;
  readonly generation: number;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: { readonly login: string; readonly password: string };
}

export interface AccountAnswer {
  readonly name: string;
  readonly login: string | null;
  readonly host: string | null;
  readonly disable: boolean;
  readonly description: string;
  readonly rights: readonly string[];
}
