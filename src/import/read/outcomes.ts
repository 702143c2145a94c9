import { quoted } from '#errors.ts';
import type { RemoteAnswer } from '#remote/remote.ts';
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
export function answerOf({ status, headers, body: bytes }: RemoteAnswer, target: string): PbxAnswer {
  const body = bytes.toString();
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
