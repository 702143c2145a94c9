import { type Answer, serverPage } from '../answer.ts';

type Status = Parameters<typeof serverPage>[0];

/** The answers to the errors of the HTTP parser, of the server's timers and of TLS, by error code. */
const refusals: Readonly<Record<string, readonly [status: Status, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the request line and the header are longer than 16 KiB'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the chunk extensions are longer than 16 KiB'],
  HPE_INVALID_METHOD: [400, 'the request does not begin with a known HTTP method'],
  HPE_INVALID_URL: [400, 'the request target has a character that must be percent-encoded'],
  HPE_INVALID_CONSTANT: [400, 'the request line does not end with an HTTP version; a space in the target must be %20'],
  HPE_INVALID_EOF_STATE: [400, 'the connection ended in the middle of a request'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
  ERR_SSL_HTTP_REQUEST: [400, 'plain HTTP was sent to the port for HTTPS'],
  CONNECT: [400, 'the method CONNECT is for proxies'],
};

/** An error that Node's HTTP or TLS server raises for a connection. */
export interface ConnectionError extends Error {
  readonly code?: string;
  /** The explanation by the HTTP parser or OpenSSL. */
  readonly reason?: string;
  /** The bytes in which the HTTP parser found the error. */
  readonly rawPacket?: Buffer;
}

/** Returns the answer to a connection error, or `undefined` if the client has disconnected. */
export function connectionRefusal(error: ConnectionError): Answer | undefined {
  const { code = '', reason = code } = error;
  const refusal = refusals[code];
  if (refusal !== undefined) return serverPage(...refusal);
  if (code.startsWith('HPE_')) return serverPage(400, `the request is not valid HTTP (${reason})`);
  if (code.startsWith('ERR_SSL_')) return unsent(`the TLS handshake failed (${reason})${hintOf(code)}`);
  return undefined;
}

/** The answer to record for a client that disconnected while it sent its body; nothing is sent. */
export function clientGone(bytes: number): Answer {
  return unsent(`the client disconnected after ${bytes} bytes of the body`);
}

/** Returns the method and the target in the first line of the bytes; `''` for what is missing. */
export function requestLineOf({ rawPacket }: ConnectionError): { readonly method: string; readonly url: string } {
  const start = rawPacket?.toString('latin1', 0, 16 * 1024) ?? '';
  const [, method = '', url = ''] = /^(\S{1,40}) +([^\r\n]*)/.exec(start) ?? [];
  const version = url.search(/ HTTP\/\d/);
  return { method, url: version < 0 ? url : url.slice(0, version).trimEnd() };
}

function unsent(message: string): Answer {
  return { status: 0, headers: {}, body: [], reason: { message } };
}

function hintOf(code: string): string {
  const isOld = code === 'ERR_SSL_UNSUPPORTED_PROTOCOL' || code === 'ERR_SSL_NO_SHARED_CIPHER';
  return isOld ? '; --legacy-tls accepts clients from 2012' : '';
}
