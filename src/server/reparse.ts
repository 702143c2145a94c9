import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionError } from '#http/connection/unreadable.ts';

const requestLine = /^([A-Z-]+) ([^\0- \x7f]+) HTTP\/1\.([01])$/;
const field = /^([\w!#$%&'*+.^`|~-]+):(.*)$/;

/** The parts of a request. */
interface Message {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Parses a request that Node's parser refused for a non-ASCII byte in its target, which the web server of the real PBX accepts.
 * Returns `undefined` if it was refused for another reason or is incomplete.
 */
export function reparse({ code, rawPacket }: ConnectionError, socket: Duplex): IncomingMessage | undefined {
  if (code !== 'HPE_INVALID_URL' || rawPacket === undefined || !(socket instanceof Socket)) return undefined;
  const message = parseMessage(rawPacket);
  if (message === undefined) return undefined;
  const { body, ...head } = message;
  const request = Object.assign(new IncomingMessage(socket), head, { complete: true });
  request.push(body);
  request.push(null);
  return request;
}

function parseMessage(packet: Buffer): Message | undefined {
  const end = packet.indexOf('\r\n\r\n');
  const [first = '', ...lines] = packet.toString('latin1', 0, Math.max(end, 0)).split('\r\n');
  const [, method, url, minor] = requestLine.exec(first) ?? [];
  const headers = parseHeaders(lines);
  if (method === undefined || url === undefined || headers === undefined) return undefined;
  const body = packet.subarray(end + 4);
  const isComplete =
    headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === body.length;
  return isComplete ? { method, url, httpVersion: `1.${minor}`, headers, body } : undefined;
}

/** The first header field of each name, by lower-case name; `undefined` if a line is not a header field. */
function parseHeaders(lines: readonly string[]): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ''] = field.exec(line) ?? [];
    if (name === undefined) return undefined;
    headers[name.toLowerCase()] ??= value.trim();
  }
  return headers;
}
