import { networkErrorText } from '#client/transport.ts';

/**
 * Why a server gave no answer: `settings` does not go away by itself (certificate, scheme, host name, login), `unreachable` may go away
 * when the server is back, `broken` is about one request (cut off, too late).
 */
export type FailureKind = 'settings' | 'unreachable' | 'broken';

/** A server that cannot be asked, or did not answer a request. The message is one line that begins with its URL. */
export class RemoteFailure extends Error {
  readonly kind: FailureKind;

  constructor(message: string, kind: FailureKind = 'broken', cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }

  /** True if no other request can succeed now. */
  get isFinal(): boolean {
    return this.kind !== 'broken';
  }
}

/** What a connection error means to the user: the predicate of a sentence. */
interface Meaning {
  readonly codes: RegExp;
  readonly text: (reason: string) => string;
  readonly kind: FailureKind;
}

const meanings: readonly Meaning[] = [
  {
    codes: /CERT|ISSUER|LEAF_SIGNATURE|ALTNAME/,
    text: (reason) =>
      `has a certificate that is not trusted (${reason}); name its CA by --ca, or skip the check by --insecure`,
    kind: 'settings',
  },
  {
    codes: /UNSUPPORTED_PROTOCOL|DH_KEY_TOO_SMALL|HANDSHAKE_FAILURE|PROTOCOL_VERSION|NO_PROTOCOLS|INTERNAL_ERROR/,
    text: (reason) => `has no TLS that is secure today (${reason}); accept it by --insecure`,
    kind: 'settings',
  },
  {
    codes: /^EPROTO$|WRONG_VERSION_NUMBER|PACKET_LENGTH/,
    text: () => 'does not speak TLS at this port; begin the URL with http://',
    kind: 'settings',
  },
  { codes: /^ENOTFOUND$/, text: () => 'cannot be reached: there is no such host', kind: 'settings' },
  { codes: /^HPE_/, text: (reason) => `does not answer in HTTP (${reason})`, kind: 'broken' },
  { codes: /^ERR_(?:UNESCAPED|INVALID)/, text: (reason) => `cannot be sent this request (${reason})`, kind: 'broken' },
  { codes: /^ECONNRESET$|^EPIPE$/, text: () => 'closed the connection without a whole answer', kind: 'broken' },
];

/** Returns the failure that an error of a connection means. */
export function failureOfConnection(url: string, error: unknown): RemoteFailure {
  if (error instanceof RemoteFailure) return error;
  const [code, reason] = [codeOf(error), networkErrorText(error)];
  const meaning = meanings.find(({ codes }) => codes.test(code));
  const text = meaning?.text(reason) ?? `cannot be reached (${reason})`;
  return new RemoteFailure(`${url} ${text}`, meaning?.kind ?? 'unreachable', error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
