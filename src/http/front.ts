import { localPart } from '#wire/target.ts';
import type { Worlds } from '#world/worlds.ts';
import { type Answer, noWorld, redirectTo, serverPage } from './answer.ts';
import { maxBodyBytes, tooLarge } from './connection/receive-body.ts';
import type { RequestContext } from './context.ts';
import { noWorldReason } from './pick-world.ts';

interface FrontOptions {
  readonly worlds: Worlds;
  /** Redirects plain HTTP to HTTPS, except for local hosts (core.md 1.1). */
  readonly redirect: boolean;
}

/**
 * Returns the answer if the mock itself, or the HTTP server in front of the web services, refuses or redirects the
 * request; `undefined` otherwise (core.md 1.1, 3.1, 3.4).
 */
export function refuseInFront(context: RequestContext, { worlds, redirect }: FrontOptions): Answer | undefined {
  const { headers, method, httpVersion } = context;
  if (!context.isWorldKnown) return noWorld(noWorldReason(worlds, context));
  if (headers.host === undefined && httpVersion === '1.1')
    return serverPage(400, 'an HTTP/1.1 request needs the header Host');
  if (method === 'TRACE') return serverPage(405, 'the method TRACE is not allowed');
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) return tooLarge();
  const location = redirect ? redirection(context) : undefined;
  return location === undefined ? undefined : redirectTo(location);
}

function redirection({ headers: { host = '' }, isSecure, url }: RequestContext): string | undefined {
  if (isSecure || /127\.0\.0\.1|localhost/.test(host)) return undefined;
  return `https://${host}${localPart(url)}`;
}
