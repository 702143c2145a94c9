import type { Sendable } from '../../../lib/sendable.ts';
import { type JournalRequest, type Message, mask } from '../entry.ts';

/** Returns the request as it can be sent to the mock at `origin`, without its credentials, which the journal does not keep. */
export function sendableOf(entry: JournalRequest, { origin, world }: { origin: string; world: string }): Sendable {
  const { method, url, request } = entry;
  const type = request.headers['content-type'];
  const isNamedWorld = world !== 'default' && !/^\/w\//i.test(url);
  const body = bodyOf(request);
  return {
    method,
    url: `${origin}${url}`,
    headers: [
      ...(typeof type === 'string' ? [['Content-Type', type] as const] : []),
      ...(isNamedWorld ? [['X-Mock-World', world] as const] : []),
    ],
    ...(body !== undefined && { body }),
  };
}

function bodyOf({ body, text, encoding }: Message): Sendable['body'] {
  if (body !== undefined) return JSON.stringify(body);
  if (text === undefined) return undefined;
  return encoding === 'base64' ? { base64: text } : text;
}

/** True if the request came with a login. */
export function hadCredentials({ request }: JournalRequest): boolean {
  return request.headers['authorization'] !== undefined;
}

/** Why what the journal keeps is not the request that was sent; `undefined` if it is. */
export function whyIncomplete({ url, request }: JournalRequest): string | undefined {
  if (url.includes(mask)) return 'The journal masks secrets, and the URL has one.';
  if (hasMask(request.body ?? request.text)) return 'The journal masks passwords and secrets, and the body has one.';
  if (isUnread(request)) return 'The journal has no body: the request was refused before its body was read.';
  return isCut(request) ? 'The journal keeps only the beginning of the body.' : undefined;
}

/** Why a browser cannot send the request; `undefined` if it can. */
export function whyNotByBrowser({ method, url, request }: JournalRequest): string | undefined {
  const bytes = request.bytes;
  if (!/^[A-Z]+$/.test(method) || ['CONNECT', 'TRACE', 'TRACK'].includes(method))
    return `A browser cannot send the method ${method}.`;
  if ((method === 'GET' || method === 'HEAD') && bytes > 0) return `A browser cannot send a body with ${method}.`;
  return isPath(url) ? undefined : 'A browser cannot send this URL.';
}

/** False for a URL that a browser would send elsewhere or change. */
function isPath(url: string): boolean {
  if (!url.startsWith('/')) return false;
  const parsed = URL.canParse(`http://mock${url}`) ? new URL(`http://mock${url}`) : undefined;
  return parsed !== undefined && parsed.host === 'mock' && parsed.pathname + parsed.search === url;
}

/** True if the journal has only the beginning of a message. */
export function isCut({ bytes, body, text, encoding }: Message): boolean {
  if (body !== undefined || text === undefined) return false;
  const length = encoding === 'base64' ? atob(text).length : new TextEncoder().encode(text).length;
  // Masking can change the length of a text, which is not a cut.
  return !text.includes(mask) && length < bytes;
}

/** True if a body was sent that the mock did not read. */
export function isUnread({ headers, bytes }: Message): boolean {
  return bytes === 0 && Number(headers['content-length'] ?? 0) > 0;
}

/** True if a text in the JSON is masked. */
function hasMask(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(mask);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasMask);
}
