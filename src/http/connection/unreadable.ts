import { type Answer, serverPage } from '../answer.ts';

type Status = Parameters<typeof serverPage>[0];

/** What the HTTP parser, the timers of the server and TLS say of a request, by the code of their error. */
const refusals: Readonly<Record<string, readonly [status: Status, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the request line and the header are longer than 16 KiB'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the extensions of a chunk are longer than 16 KiB'],
  HPE_INVALID_METHOD: [400, 'the request does not begin with a method that this HTTP server knows'],
  HPE_INVALID_URL: [400, 'the request target has a character that must be percent-encoded'],
  HPE_INVALID_CONSTANT: [400, 'the request line does not end with an HTTP version; a space in the target must be %20'],
  HPE_INVALID_EOF_STATE: [400, 'the connection ended in the middle of a request'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
  ERR_SSL_HTTP_REQUEST: [400, 'plain HTTP was sent to the port for HTTPS'],
  CONNECT: [400, 'the method CONNECT is for proxies'],
};

/** An error of a connection, as Node's HTTP and TLS servers raise it. */
export interface ConnectionError extends Error {
  readonly code?: string;
  /** What the HTTP parser or OpenSSL did not like. */
  readonly reason?: string;
  /** The bytes in which the HTTP parser met it. */
  readonly rawPacket?: Buffer;
}

/** The answer to what could not be read as a request; undefined when the client has gone, so that there is no one to answer. */
export function connectionRefusal(error: ConnectionError): Answer | undefined {
  const { code = '', reason = code } = error;
  const known = refusals[code];
  if (known !== undefined) return serverPage(...known);
  if (code.startsWith('HPE_')) return serverPage(400, `the request is not valid HTTP (${reason})`);
  if (code.startsWith('ERR_SSL_')) return nothing(`the TLS handshake failed (${reason})${hintOf(code)}`);
  return undefined;
}

/** The end of a request whose client went away while it sent its body. */
export function clientGone(bytes: number): Answer {
  return nothing(`the client broke off its request after ${bytes} bytes of the body`);
}

/** The method and the target in the first line of what a client sent, as far as it has them. */
export function requestLineOf({ rawPacket }: ConnectionError): { readonly method: string; readonly url: string } {
  const start = rawPacket?.toString('latin1', 0, 16 * 1024) ?? '';
  const [, method = '', url = ''] = /^(\S{1,40}) +([^\r\n]*)/.exec(start) ?? [];
  const version = url.search(/ HTTP\/\d/);
  return { method, url: version < 0 ? url : url.slice(0, version).trimEnd() };
}

function nothing(message: string): Answer {
  return { status: 0, headers: {}, body: [], reason: { message } };
}

function hintOf(code: string): string {
  const isOld = code === 'ERR_SSL_UNSUPPORTED_PROTOCOL' || code === 'ERR_SSL_NO_SHARED_CIPHER';
  return isOld ? '; --legacy-tls serves the clients of 2012' : '';
}
