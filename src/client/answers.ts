import type { Fault } from '#faults/faults.ts';
import type { Preset } from '#faults/presets.ts';
import type { TableDifference } from '#store/difference.ts';
import type { Effect } from '#world/effects.ts';

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

/** The size of the journal since it was last cleared. */
export interface JournalMeta {
  /** All requests, dropped ones included. */
  readonly total: number;
  /** Requests in the journal. */
  readonly kept: number;
  /** Requests dropped because the journal was full. */
  readonly dropped: number;
  /** The limits of the journal: number of requests, and their total size in bytes. */
  readonly capacity: { readonly entries: number; readonly bytes: number };
}

/** Headers and body of a request or an answer. */
export interface MessageAnswer {
  /** The headers by lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Full length of the body in bytes. */
  readonly bytes: number;
  /** The body, if it is JSON. */
  readonly body?: unknown;
  /** The body, if it is not JSON. */
  readonly text?: string;
  /** Present if `text` is Base64, because the body is not UTF-8. */
  readonly encoding?: 'base64';
}

/** A request to the PBX with its answer, as the journal keeps it; passwords and secrets are masked. */
export interface RequestEntry {
  /** The `X-Mock-Request-Id` of the answer. */
  readonly id: string;
  /** When the request arrived (ISO 8601). */
  readonly at: string;
  /** Duration in milliseconds. */
  readonly ms: number;
  /** The resource and act, such as `ipbx/pbx_settings/users:add`. */
  readonly operation?: string;
  /** The name of the account that made the request. */
  readonly account?: string;
  /** The HTTP method. */
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  /** Path without the query string. */
  readonly path: string;
  /** Status of the answer; 0 if none was sent. */
  readonly status: number;
  /** The id of the world. */
  readonly world: string;
  /** The generation in which the request was made. */
  readonly generation: number;
  /** Address that the request came from. */
  readonly peer: string;
  /** What was sent. */
  readonly request: MessageAnswer;
  /** What was answered. */
  readonly answer: MessageAnswer & { readonly status: number };
  /** The parts of the request that were skipped without an error, and why. */
  readonly skipped?: string;
  /** Why the request was refused. */
  readonly reason?: {
    /** One sentence: what was wrong and what is allowed. */
    readonly message: string;
    /** Path of the field in the request, such as `userfeatures.firstname`. */
    readonly field?: string;
    /** The rule that the field breaks. */
    readonly rule?: string;
    /** The refused value. */
    readonly value?: unknown;
  };
  /** A remark on a request that was not refused: its `act` is unknown, so another one ran. */
  readonly note?: string;
  /** The fields of the body that the PBX ignores, each with the nearest known name. */
  readonly ignored?: readonly { readonly field: string; readonly near?: string }[];
  /** The id of the fault rule that fired on the request. */
  readonly fault?: string;
}

/** Requests in the journal, oldest first. */
export interface RequestsAnswer {
  /** The matching requests. */
  readonly requests: readonly RequestEntry[];
  /** The size of the journal. */
  readonly meta: JournalMeta;
}

/** A request that almost matches a pattern. */
export interface NearMissAnswer
  extends Pick<
    RequestEntry,
    'id' | 'operation' | 'method' | 'url' | 'status' | 'reason' | 'note' | 'ignored' | 'skipped'
  > {
  /** What differs from the pattern, such as `status` or `body.userfeatures.firstname`. */
  readonly differences: readonly { readonly at: string; readonly expected: unknown; readonly actual: unknown }[];
}

/** The result of a verification. */
export interface VerifyAnswer {
  /** True if the requests were made as expected. */
  readonly verified: boolean;
  /** The pattern and count, or the sequence. */
  readonly expected: unknown;
  /** The count, or the steps of the sequence that were matched. */
  readonly actual: unknown;
  /** The requests that almost match, each with its differences. */
  readonly nearMisses: readonly NearMissAnswer[];
  /** True if requests that the journal has dropped could change the result. */
  readonly inconclusive: boolean;
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

/** The difference between two states. */
export interface DifferenceAnswer {
  /** A snapshot's name, or `current`. */
  readonly from: string;
  /** A snapshot's name, or `current`. */
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
