import { byteLength } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';

/** How the real server writes the names of its header fields (core.md 6.2). */
const writtenNames: Readonly<Record<string, string>> = {
  server: 'Server',
  date: 'Date',
  'content-type': 'Content-Type',
  'content-length': 'Content-Length',
  connection: 'Connection',
  'x-xivo-ws-version': 'X-XIVO-WS-VERSION',
  'www-authenticate': 'WWW-Authenticate',
  location: 'Location',
};

/** A header field's name as the answer to a client has it; one that the real server never sends stays as it is. */
export function headerCase(name: string): string {
  return writtenNames[name.toLowerCase()] ?? name;
}

/** The header of an answer with the names and in the order of core.md 6.2; `extra` comes last. */
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

/** An answer of these statuses ends with its header. */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
