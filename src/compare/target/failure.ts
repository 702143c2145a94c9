import { networkErrorText, XivoMockProblem } from '#client/transport.ts';

/** A target that cannot be compared, or that did not answer a request. The message is one line that begins with its URL. */
export class TargetFailure extends Error {
  /** True if no other request can succeed either. */
  readonly isFinal: boolean;

  constructor(
    message: string,
    { isFinal = false, cause }: { readonly isFinal?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.isFinal = isFinal;
  }
}

/** What a connection error means to the user; `isFinal` if it does not go away. */
interface Meaning {
  readonly codes: RegExp;
  readonly text: (reason: string) => string;
  readonly isFinal: boolean;
}

const meanings: readonly Meaning[] = [
  {
    codes: /CERT|ISSUER|LEAF_SIGNATURE|ALTNAME/,
    text: (reason) =>
      `has a certificate that is not trusted (${reason}); name its CA by --ca, or skip the check by --insecure`,
    isFinal: true,
  },
  {
    codes: /UNSUPPORTED_PROTOCOL|DH_KEY_TOO_SMALL|HANDSHAKE_FAILURE|PROTOCOL_VERSION|NO_PROTOCOLS|INTERNAL_ERROR/,
    text: (reason) => `has no TLS that is secure today (${reason}); accept it by --insecure`,
    isFinal: true,
  },
  {
    codes: /^EPROTO$|WRONG_VERSION_NUMBER|PACKET_LENGTH/,
    text: () => 'does not speak TLS at this port; begin the URL with http://',
    isFinal: true,
  },
  { codes: /^HPE_/, text: (reason) => `does not answer in HTTP (${reason})`, isFinal: false },
  { codes: /^ERR_(?:UNESCAPED|INVALID)/, text: (reason) => `cannot be sent this request (${reason})`, isFinal: false },
  { codes: /^ECONNRESET$|^EPIPE$/, text: () => 'closed the connection without a whole answer', isFinal: false },
];

/** Returns the failure that an error of a connection to a target means. */
export function failureOfConnection(url: string, error: unknown): TargetFailure {
  if (error instanceof TargetFailure) return error;
  const [code, reason] = [codeOf(error), networkErrorText(error)];
  const meaning = meanings.find(({ codes }) => codes.test(code));
  const text = meaning?.text(reason) ?? `cannot be reached (${reason})`;
  return new TargetFailure(`${url} ${text}`, { isFinal: meaning?.isFinal ?? true, cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Returns the failure that an error of the control plane of a mock means; any other error is returned unchanged. */
export function failureOfControl(url: string, error: unknown): unknown {
  if (error instanceof XivoMockProblem)
    return new TargetFailure(`${url}: ${error.message}`, { isFinal: true, cause: error });
  return error instanceof Error && error.cause instanceof TargetFailure ? error.cause : error;
}
