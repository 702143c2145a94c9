import type { Reason } from '#errors.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import type { PortabilityNote } from '#portability/check-call.ts';
import type { RowChanges } from '#store/changes/row-changes.ts';
import { byteLength, type Chunks, concatenate, firstBytes } from '#wire/chunks.ts';

/** A request to the web services and its answer. */
export interface JournalEntry {
  /** Also the answer's `X-Mock-Request-Id`. */
  readonly id: string;
  /** Time of arrival by the world's clock, ISO 8601. */
  readonly at: string;
  /** Duration in milliseconds. */
  readonly ms: number;
  readonly world: string;
  readonly generation: number;
  /** `ipbx/pbx_settings/users:add`; absent if the request reached no web service. */
  readonly operation?: string;
  readonly account?: string;
  readonly method: string;
  readonly url: string;
  readonly peer: string;
  readonly request: { readonly headers: Headers; readonly body: Buffer };
  readonly answer: { readonly status: number; readonly headers: Headers } & KeptBody;
  /** Why the request was refused: field, rule, value, or the nearest known path. */
  readonly reason?: Reason;
  /** A remark on a request that was not refused, such as an unknown `act`. */
  readonly note?: string;
  /** The first hundred fields of the body that the act ignored, as the real server does. */
  readonly ignored?: readonly IgnoredField[];
  /** The parts of the request that were silently skipped, and why: rows of an import. */
  readonly skipped?: string;
  /** What the release that clients shall be ready for does otherwise; absent if nothing. */
  readonly portability?: readonly PortabilityNote[];
  /** Id of the injected fault. */
  readonly fault?: string;
  /** The rows that the act changed; absent if there are none. */
  readonly changes?: RowChanges;
}

/** A body, or the beginning of a long one. */
interface KeptBody {
  readonly body: Buffer;
  /** Full length in bytes, if only the beginning is kept. */
  readonly length?: number;
}

/** What became of a request. */
export const requestOutcomes = ['served', 'refused', 'faulted'] as const;

/**
 * `faulted` if a fault rule fired; else `refused` if the status is 400 or more, or the answer has a reason. An empty list, which answers
 * 204 with a reason, is served.
 */
export type RequestOutcome = (typeof requestOutcomes)[number];

/** Returns what became of a request. */
export function outcomeOfRequest({
  status,
  reason,
  fault,
}: {
  readonly status: number;
  readonly reason?: unknown;
  /** Id of the fault rule that fired. */
  readonly fault?: string | undefined;
}): RequestOutcome {
  if (fault !== undefined) return 'faulted';
  return status >= 400 || (reason !== undefined && status !== 204) ? 'refused' : 'served';
}

const maxCompleteBytes = 256 * 1024;
const maxBeginningBytes = 16 * 1024;

/**
 * Returns the body for the journal: complete up to 256 KiB, else its first 16 KiB and its length. Otherwise a few long answers
 * would push all other entries out of the journal.
 */
export function keptBody(body: Chunks): KeptBody {
  const length = byteLength(body);
  if (length <= maxCompleteBytes) return { body: concatenate(body) };
  return { body: firstBytes(body, maxBeginningBytes), length };
}

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, unknown>>;

/** Approximate size of an entry in bytes, for the limit of the journal. */
export function sizeOfEntry(entry: JournalEntry): number {
  const {
    url,
    request,
    answer,
    operation = '',
    account = '',
    note = '',
    reason,
    ignored = [],
    portability = [],
  } = entry;
  const headers = sizeOf(request.headers) + sizeOf(answer.headers);
  const texts = url.length + operation.length + account.length + note.length + sizeOf({ ...reason });
  const names = ignored.reduce((sum, { field }) => sum + field.length + 64, 0);
  return 512 + texts + names + portability.length * 128 + headers + request.body.length + answer.body.length;
}

function sizeOf(fields: Headers): number {
  return Object.entries(fields).reduce((sum, [name, value]) => sum + name.length + lengthOfValue(value), 0);
}

/** A repeated header is a list; the value of a reason may be an object. */
function lengthOfValue(value: unknown): number {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : String(value).length;
}
