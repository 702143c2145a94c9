import { isUtf8 } from 'node:buffer';
import { type Exchange, keptHeaders, withheld } from '../format.ts';
import type { Redaction } from './redaction.ts';

/** A request and its answer, as they were seen. */
export interface SeenExchange {
  readonly method: string;
  /** The request target, with its query. */
  readonly target: string;
  /** The name of the account that sent the request; `null` without credentials. */
  readonly account: string | null;
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly requestBody: Buffer;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** A media type with its character set, and without any other parameter. */
const mediaType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:; ?charset=[\w-]{1,40})?$/i;

/** An exchange without secrets. There is no other way to make one than by a redaction. */
export class RedactedExchange {
  readonly #exchange: Exchange;

  private constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Redacts an exchange. An exchange is redacted after those that happened before it, because it may contain the sum of an answer. */
  static of(seen: SeenExchange, redaction: Redaction): RedactedExchange {
    const { method, account, status } = seen;
    const path = redaction.target(seen.target);
    const requestHeaders = requestHeadersOf(seen);
    return new RedactedExchange({
      name: `${method} ${path.replace(/^.*\/json\.php(?=.)/, '')}`,
      method,
      path,
      auth: account,
      ...(Object.keys(requestHeaders).length > 0 && { requestHeaders }),
      ...requestBodyOf(seen, redaction),
      status,
      headers: headersOf(seen, redaction),
      body: redaction.answer(seen.body.toString()),
    });
  }

  /** The exchange in the form of a recording. */
  get exchange(): Exchange {
    return this.#exchange;
  }
}

/** Of the headers of a request only the type of its body is kept. */
function requestHeadersOf({ requestHeaders, requestBody }: SeenExchange): Record<string, string> {
  const type = String(requestHeaders['content-type'] ?? '');
  if (requestBody.length === 0 || type === 'application/json' || !mediaType.test(type)) return {};
  return { 'content-type': type };
}

function headersOf({ headers }: SeenExchange, redaction: Redaction): Record<string, string> {
  const kept = keptHeaders.flatMap((name) => {
    const value = headers[name];
    if (value === undefined) return [];
    const isPlain = name === 'content-type' || name === 'x-xivo-ws-version';
    return [[name, isPlain ? String(value) : redaction.header(String(value))] as const];
  });
  return Object.fromEntries(kept);
}

function requestBodyOf(
  { requestBody: bytes, requestHeaders }: SeenExchange,
  redaction: Redaction,
): Pick<Exchange, 'requestBody' | 'requestEncoding'> {
  if (bytes.length === 0) return { requestBody: null };
  const type = String(requestHeaders['content-type'] ?? '').toLowerCase();
  if (type.startsWith('multipart/') || requestHeaders['content-encoding'] !== undefined || bytes.includes(0))
    return { requestBody: withheld };
  // Clients send JSON as a form, too, which is the default type of some.
  const isForm = (text: string) => type.startsWith('application/x-www-form-urlencoded') && !/^\s*[[{]/.test(text);
  const redacted = (text: string) => (isForm(text) ? redaction.form(text) : redaction.body(text));
  if (!isUtf8(bytes)) return { requestBody: redacted(bytes.toString('latin1')), requestEncoding: 'latin1' };
  const text = redacted(bytes.toString());
  return { requestBody: plainJson(text) ?? text };
}

/**
 * Returns the object or the list in a JSON text if a replay sends the same: not if a key occurs twice or a number is spelt in a way
 * that JavaScript does not keep, such as `1.0`.
 */
function plainJson(text: string): Exchange['requestBody'] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text);
    return withoutSpelling(JSON.stringify(value)) === withoutSpelling(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON text without white space, and with strings spelt alike. */
function withoutSpelling(json: string): string {
  return json.replace(/\s+|"[^"\\]*(?:\\.[^"\\]*)*"/g, (part) =>
    part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : '',
  );
}
