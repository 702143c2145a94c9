import type { Reason } from '#errors.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import { byteLength, type Chunks, concatenate, firstBytes } from '#wire/chunks.ts';

/** One call of the data plane, as it came and as it was answered. */
export interface JournalEntry {
  /** Also the answer's `X-Mock-Request-Id`. */
  readonly id: string;
  /** Time of the world's clock when the call came, ISO 8601. */
  readonly at: string;
  readonly ms: number;
  readonly world: string;
  readonly generation: number;
  /** `ipbx/pbx_settings/users:add`; absent when no web service was reached. */
  readonly operation?: string;
  readonly account?: string;
  readonly method: string;
  readonly url: string;
  readonly peer: string;
  readonly request: { readonly headers: Headers; readonly body: Buffer };
  readonly answer: { readonly status: number; readonly headers: Headers } & KeptBody;
  /** Why the call was refused: field, rule, value, or the nearest known path. */
  readonly reason?: Reason;
  /** What is worth knowing of a call that was not refused: an unknown `act`. */
  readonly note?: string;
  /** The fields of the body that the act ignored, as the real server does; the first hundred. */
  readonly ignored?: readonly IgnoredField[];
  /** Which parts of the request were passed over without a word to the client, and why: rows of an import. */
  readonly skipped?: string;
  /** The fault that was injected, by its id. */
  readonly fault?: string;
}

/** A body, or the beginning of a long one. */
interface KeptBody {
  readonly body: Buffer;
  /** Bytes of the whole body, when it is not kept whole. */
  readonly length?: number;
}

const longestWhole = 256 * 1024;
const longestBeginning = 16 * 1024;

/** A few long answers would push all other calls out of a journal, and the memory that they hold slows the next ones down. */
export function keptBody(body: Chunks): KeptBody {
  const length = byteLength(body);
  if (length <= longestWhole) return { body: concatenate(body) };
  return { body: firstBytes(body, longestBeginning), length };
}

/** Header fields by their names in lower case. */
export type Headers = Readonly<Record<string, unknown>>;

/** What an entry weighs against the bound of the journal, in bytes. */
export function sizeOfEntry(entry: JournalEntry): number {
  const { url, request, answer, operation = '', account = '', note = '', reason, ignored = [] } = entry;
  const headers = sizeOf(request.headers) + sizeOf(answer.headers);
  const words = url.length + operation.length + account.length + note.length + sizeOf({ ...reason });
  const names = ignored.reduce((sum, { field }) => sum + field.length + 64, 0);
  return 512 + words + names + headers + request.body.length + answer.body.length;
}

function sizeOf(headers: Headers): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + lengthOfValue(value), 0);
}

/** Lists are headers that came more than once; the value of a reason may be an object. */
function lengthOfValue(value: unknown): number {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : String(value).length;
}
