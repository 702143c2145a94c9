/** A server that cannot be reached, or does not answer. The message is a sentence with the URL. */
export class RemoteError extends Error {}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection; is the server running there?',
  ECONNRESET: 'closed the connection before the answer was complete',
  EPIPE: 'closed the connection before the request was complete',
  ENOTFOUND: 'cannot be reached: its name is unknown',
  EAI_AGAIN: 'cannot be reached: its name cannot be looked up now',
  EHOSTUNREACH: 'cannot be reached: no route leads there',
  ENETUNREACH: 'cannot be reached: no route leads there',
  EPROTO: 'does not speak TLS there; try http:// instead',
  ERR_SSL_WRONG_VERSION_NUMBER: 'does not speak TLS there; try http:// instead',
  HPE_INVALID_CONSTANT: 'does not speak HTTP there; try https:// instead',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'speaks only versions of TLS that are too old',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'speaks only versions of TLS that are too old',
};

const advice = '--ca FILE names a CA to trust, --insecure accepts any certificate';

/** Returns why a request failed, as the predicate of a sentence that begins with the URL. */
export function sentenceOf(cause: unknown, { timeout }: { readonly timeout: number }): string {
  const { code = '', message = String(cause) } = detailsOf(cause);
  if (message === 'ETIMEDOUT' || code === 'ETIMEDOUT') return `did not answer within ${timeout / 1000} s`;
  if (message === 'aborted') return 'closed the connection before the answer was complete';
  if (/CERT|SIGNATURE|ALTNAME|ISSUER/.test(code))
    return `has a certificate that is not trusted (${message}); ${advice}`;
  return sentences[code] ?? `cannot be asked (${code === '' ? message : code})`;
}

function detailsOf(cause: unknown): { readonly code?: string; readonly message?: string } {
  if (!(cause instanceof Error)) return {};
  return { message: cause.message, ...('code' in cause && typeof cause.code === 'string' && { code: cause.code }) };
}
