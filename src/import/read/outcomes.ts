import type { IncomingMessage } from 'node:http';
import { quoted } from '#errors.ts';
import type { PbxAnswer } from '../question.ts';

/** Thrown when a server gives no usable answer; the message is one line for people. */
export class Unanswered extends Error {
  /** True if the same request may be answered later. */
  readonly isTransient: boolean;

  constructor(message: string, { isTransient }: { readonly isTransient: boolean }) {
    super(message);
    this.isTransient = isTransient;
  }
}

/** The realm of the web services (core.md 5). */
const realm = 'Access Restricted';

/** Statuses of a proxy or an overloaded server. */
const transientStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Returns the answer in a response. Throws `Unanswered` for one that is not from the web services. */
export function answerOf(message: IncomingMessage, body: string, target: string): PbxAnswer {
  const { statusCode: status = 0, headers } = message;
  const contentType = headers['content-type'] ?? '';
  refuseRedirect(status, headers.location);
  if (status === 401) throw unauthorized(headers['www-authenticate']);
  if (transientStatuses.has(status))
    throw new Unanswered(`${target}: the server answers ${status}`, { isTransient: true });
  if (status === 200) requireJson(body, target);
  return { status, contentType, body };
}

function refuseRedirect(status: number, location: string | undefined): void {
  if (status < 300 || status >= 400) return;
  const place = location === undefined ? 'elsewhere' : `to ${location}`;
  throw new Unanswered(
    `the server redirects ${place}, as a login page does; give the address of the web services themselves, with https:// if it asks for it`,
    { isTransient: false },
  );
}

function unauthorized(challenge = ''): Unanswered {
  const asked = /realm="([^"]*)"/i.exec(challenge)?.[1];
  const message =
    asked === undefined || asked === realm
      ? 'the server refuses the login; --user and --password name an account of its web services'
      : `the server asks for an account of ${quoted(asked)}, which is not the web services; check the address`;
  return new Unanswered(message, { isTransient: false });
}

/** Throws `Unanswered` for a body that is not JSON: a page, or an answer that was cut. */
function requireJson(body: string, target: string): void {
  if (body.trimStart().startsWith('<')) {
    throw new Unanswered(`${target}: the server answers HTML instead of JSON; check the address`, {
      isTransient: false,
    });
  }
  try {
    JSON.parse(body);
  } catch {
    throw new Unanswered(`${target}: the answer is not complete JSON; it ends after ${Buffer.byteLength(body)} bytes`, {
      isTransient: true,
    });
  }
}

/** What is known of a request that failed. */
interface Attempt {
  readonly origin: string;
  readonly timeoutMs: number;
  readonly isTimeout: boolean;
}

/** Returns the failure of a request that threw. */
export function unansweredFor(error: unknown, { origin, timeoutMs, isTimeout }: Attempt): Unanswered {
  if (error instanceof Unanswered) return error;
  if (isTimeout) {
    return new Unanswered(`${origin} did not answer within ${timeoutMs} ms; --timeout allows more`, {
      isTransient: true,
    });
  }
  const { code, message } = errorIn(error);
  if (isCertificateError(code)) {
    return new Unanswered(
      `${origin} has a certificate that is not trusted (${message}); --ca FILE trusts its authority, --insecure trusts any`,
      { isTransient: false },
    );
  }
  if (code === 'ENOTFOUND') return new Unanswered(`${origin}: there is no such host`, { isTransient: false });
  return new Unanswered(`${origin}: ${sentences[code] ?? message}`, { isTransient: true });
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed before the answer was complete',
  ECONNABORTED: 'the connection was closed before the answer was complete',
};

function errorIn(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message || code };
}

function isCertificateError(code: string): boolean {
  return /^CERT_|^ERR_TLS_CERT|_CERT|SELF_SIGNED|UNABLE_TO_/.test(code);
}
