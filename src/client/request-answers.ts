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
  /** What the release of the option `portability` does otherwise; absent if nothing is known. */
  readonly portability?: readonly {
    /** The first release with the change. */
    readonly since: string;
    /** Whether that release refuses the call, or does something else. */
    readonly effect: 'refused' | 'different';
    /** What is different there. */
    readonly what: string;
  }[];
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
    'id' | 'operation' | 'method' | 'url' | 'status' | 'reason' | 'note' | 'ignored' | 'skipped' | 'portability'
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
