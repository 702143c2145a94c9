import { byteLength } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';

/** The header names in the case of the real server (core.md 6.2). */
const names: Readonly<Record<string, string>> = {
  server: 'Server',
  date: 'Date',
  'content-type': 'Content-Type',
  'content-length': 'Content-Length',
  connection: 'Connection',
  'x-xivo-ws-version': 'X-XIVO-WS-VERSION',
  'www-authenticate': 'WWW-Authenticate',
  location: 'Location',
};

/** Returns a header name in the case of the real server; a name that it never sends is unchanged. */
export function headerCase(name: string): string {
  return names[name.toLowerCase()] ?? name;
}

/** Returns the headers of an answer with the names and in the order of core.md 6.2, followed by those of `extra`. */
export function headOf(
  { status, headers, body }: Answer,
  { isKeptAlive, extra = {} }: { isKeptAlive: boolean; extra?: Readonly<Record<string, string>> },
): Record<string, string> {
  const { 'content-type': type, ...others } = headers;
  const head: Record<string, string> = { Server: 'nginx', Date: new Date().toUTCString() };
  if (type !== undefined) head['Content-Type'] = type;
  if (hasBody(status) && others['transfer-encoding'] === undefined) head['Content-Length'] = String(byteLength(body));
  head['Connection'] = isKeptAlive ? 'keep-alive' : 'close';
  for (const name of Object.keys(others)) head[headerCase(name)] = others[name] ?? '';
  return Object.assign(head, extra);
}

/** False for the statuses whose answers have no body. */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
