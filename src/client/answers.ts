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
  readonly status: string;
  /** The version of xivo-mock. */
  readonly version: string;
  /** The id of the world. */
  readonly world: string;
  /** `documented` or `recorded`. */
  readonly dialect: string;
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

/** The size of the journal since it was last cleared. */
export interface JournalMeta {
  /** All requests, dropped ones included. */
  readonly total: number;
  /** Requests dropped because the journal was full. */
  readonly dropped: number;
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
  /** The request's headers and its body, parsed if it is JSON. */
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body?: unknown };
  /** The answer's status, headers and body, parsed if it is JSON. */
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
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

/** One page of the objects of a kind. */
export interface OverviewAnswer<Item> {
  /** The number of objects that match. */
  readonly total: number;
  /** The objects of the page. */
  readonly items: readonly Item[];
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
  readonly nearMisses: readonly unknown[];
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
  readonly headers: Readonly<Record<string, string>>;
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
