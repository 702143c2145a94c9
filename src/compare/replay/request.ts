import type { Exchange } from '#recording/format.ts';
import type { SentRequest } from './messages.ts';

/** Returns `login:password` for the name of an account in a recording. Throws `UnknownAccount`. */
export type CredentialsOf = (auth: string) => string;

/** Headers of a connection, which is another one in a replay. */
const connectionHeaders = [
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Returns the request of an exchange, with credentials. */
export function requestOf(exchange: Exchange, credentialsOf: CredentialsOf): SentRequest {
  const { method, path, auth, requestHeaders = {}, clientAddress } = exchange;
  const body = bodyOf(exchange);
  const given = Object.entries(requestHeaders).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers: Record<string, string> = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(given.filter(([name]) => !connectionHeaders.includes(name))),
  };
  if (auth !== null) headers['authorization'] ??= `Basic ${Buffer.from(credentialsOf(auth)).toString('base64')}`;
  return { method, path, headers, body, clientAddress };
}

function bodyOf({ requestBody, requestEncoding }: Exchange): Buffer | undefined {
  if (requestBody === null) return undefined;
  if (typeof requestBody === 'string') return Buffer.from(requestBody, requestEncoding ?? 'utf8');
  return Buffer.from(JSON.stringify(requestBody));
}
