import type { Fault } from '#faults/faults.ts';
import type { Preset } from '#faults/presets.ts';
import type { TableDifference } from '#store/difference.ts';
import type { Effect } from '#world/effects.ts';
import type { RequestEntry } from './request-answers.ts';

/** The answer of a reset, or of a restored snapshot. */
export interface ResetAnswer {
  /** The new generation, one more than before. */
  readonly generation: number;
  /** `baseline`, `empty` or `snapshot:NAME`. */
  readonly to: string;
  /** Duration in milliseconds. */
  readonly ms: number;
}

/** The state of the mock and of a world. */
export interface HealthAnswer {
  /** Always `ok`. */
  readonly status: 'ok';
  /** The version of xivo-mock. */
  readonly version: string;
  /** The id of the world. */
  readonly world: string;
  /** `documented` or `recorded`. */
  readonly dialect: 'documented' | 'recorded';
  /** 1 until the first reset, which adds one. */
  readonly generation: number;
  readonly uptimeSeconds: number;
}

/** The versions of a mock. */
export interface VersionAnswer {
  /** The version of the package. */
  readonly version: string;
  /** The version of the control plane; it increases when a client that worked before could fail. */
  readonly apiVersion: number;
  /** The version of the database schema; state files and exported snapshots of another one are refused. */
  readonly schemaVersion: number;
  /** The version of Node, such as `v20.20.2`. */
  readonly node: string;
}

/** The effective options of a mock, by name. */
export type ConfigAnswer = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;

/** An act of a web service. */
export interface OperationAnswer {
  /** Resource and act, such as `ipbx/pbx_settings/users:add`. */
  readonly operation: string;
  /** Path and query string that run the act. */
  readonly url: string;
  /** The section of the rights that the act requires. */
  readonly section: string;
  /** The modes in which the resource is served. */
  readonly modes: readonly ('restricted' | 'private')[];
  /** True if the act runs for a request without `act`, or with an unknown one. */
  readonly isFallback: boolean;
}

/** The answer of `markBaseline`. */
export interface BaselineAnswer {
  /** The generation, which does not change. */
  readonly generation: number;
  /** Always `current`. */
  readonly baseline: 'current';
}

/** The rows that a request changed. */
export interface ChangesAnswer {
  /** The id of the request. */
  readonly id: string;
  /** The changed rows by table, before and after, with secrets masked; empty if the request changed nothing. */
  readonly tables: Readonly<Record<string, TableDifference>>;
}

/** The answer of an operation that only reads. */
export interface PreviewAnswer {
  /** The operation, such as `ipbx/pbx_settings/users:view`. */
  readonly operation: string;
  /** The path and query string by which clients request it. */
  readonly url: string;
  /** The status of the answer. */
  readonly status: number;
  /** Why there is no such object, or no body. */
  readonly reason?: NonNullable<RequestEntry['reason']>;
  /** The parsed JSON, or the text of any other body; absent if it is empty. */
  readonly body?: unknown;
}

/** The number of objects of each kind. */
export interface ObjectCountsAnswer {
  /** By kind, such as `users`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One page of the objects of a kind. */
export interface OverviewAnswer<Item> {
  /** The number of objects that match. */
  readonly total: number;
  /** The objects of the page. */
  readonly items: readonly Item[];
}

/** Side effects, oldest first. */
export interface EffectsAnswer {
  /** The matching side effects. */
  readonly effects: readonly Effect[];
  /** Number of older side effects that the ledger has dropped. */
  readonly dropped: number;
}

/** A fault rule with its defaults filled in and its counts. */
export type FaultAnswer = Fault;

/** The fault rules of a world, and the presets by name. */
export interface FaultsAnswer {
  /** The rules in order of evaluation. */
  readonly faults: readonly FaultAnswer[];
  /** The presets by name. */
  readonly presets: Readonly<Record<string, Preset>>;
}

/** A snapshot. */
export interface SnapshotAnswer {
  /** The name that it was saved under. */
  readonly name: string;
  /** Time of the world's clock (ISO 8601). */
  readonly savedAt: string;
  /** Size of the SQLite file in bytes. */
  readonly bytes: number;
}

/** A state that a contract test can name. */
export interface ProviderStateAnswer {
  /** The name of the snapshot, or of the file of the document without its extension. */
  readonly name: string;
  /** `fixture`: a document of the folder `--states`. */
  readonly kind: 'fixture' | 'snapshot';
}

/** The provider states of a world. */
export interface ProviderStatesAnswer {
  /** The states, sorted by name. */
  readonly states: readonly ProviderStateAnswer[];
  /** The names of the states that the world is in. */
  readonly current: readonly string[];
}

/** The result of setting up or tearing down a provider state. */
export interface StateChangeAnswer {
  readonly action: 'setup' | 'teardown';
  /** The names of the states that the world is in. */
  readonly current: readonly string[];
  /** The new generation. */
  readonly generation: number;
}

/** The difference between two states. */
export interface DifferenceAnswer {
  /** A snapshot's name, `current` or `baseline`. */
  readonly from: string;
  /** A snapshot's name, `current` or `baseline`. */
  readonly to: string;
  /** The tables that differ, by name. */
  readonly tables: Readonly<Record<string, TableDifference>>;
}

/** The result of applying a fixture document. */
export interface FixturesAnswer {
  /** How the document was applied. */
  readonly mode: 'merge' | 'replace';
  /** True if the document was only checked. */
  readonly dryRun: boolean;
  /** True if fields that the PBX ignores are errors. */
  readonly strict: boolean;
  /** The number of rows or bodies in each section of the document. */
  readonly applied: Readonly<Record<string, number>>;
}

/** The result of generating data. */
export interface GenerateAnswer {
  /** The number of generated objects, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Duration in milliseconds. */
  readonly ms: number;
}

/** The clock of a world. */
export interface ClockAnswer {
  /** `offset`: running at a fixed distance from the real time. */
  readonly mode: 'real' | 'frozen' | 'offset';
  /** The current time (ISO 8601). */
  readonly now: string;
}

/** A world and the three ways to reach it: its base URL, its header, or its login. */
export interface WorldAnswer {
  /** The id of the world. */
  readonly id: string;
  /** 1 until the first reset, which adds one. */
  readonly generation: number;
  /** The URL of the PBX, to use instead of the mock's. */
  readonly baseUrl: string;
  /** Headers that send a request at the mock's URL to this world. */
  readonly headers: Readonly<Record<'X-Mock-World', string>>;
  /** The login of an account that exists only in this world. */
  readonly credentials: { readonly login: string; readonly password: string };
}

/** A web-services user, without the password. */
export interface AccountAnswer {
  /** The name, by which the control plane identifies the account. */
  readonly name: string;
  /** The login for Basic authentication. */
  readonly login: string | null;
  /** The address, host name or subnet that the account may call from. */
  readonly host: string | null;
  /** True if every request of the account is refused. */
  readonly disable: boolean;
  /** Free text. */
  readonly description: string;
  /** Sections such as `service/ipbx/pbx_settings/users`; `*` for all. */
  readonly rights: readonly string[];
}
