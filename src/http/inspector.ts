import { type Answer, redirectTo } from './answer.ts';
import type { RequestContext } from './context.ts';

/** The page of the control plane that shows a mock in a browser. */
const inspectorPath = '/__admin/ui/';

/** Java's `HttpURLConnection`, which accepts HTML unless its program says otherwise. */
const javaClient = /\bJava\/\d/;

/**
 * True if a person opens the address of the mock, or of one of its worlds, in a browser: a GET of `/` that accepts HTML and is not for a
 * part of a page.
 */
export function opensInBrowser({ method, target, headers }: RequestContext): boolean {
  if (target.path !== '/' || (method !== 'GET' && method !== 'HEAD')) return false;
  const destination = headers['sec-fetch-dest'] ?? 'document';
  if (destination !== 'document' || javaClient.test(headers['user-agent'] ?? '')) return false;
  return (headers.accept ?? '').includes('text/html');
}

/** Returns the redirect to the inspector, which shows the world of the request. The request is not for the PBX, so it is not recorded. */
export function toInspector({ world }: RequestContext): Answer {
  const answer = redirectTo(world.id === 'default' ? inspectorPath : `${inspectorPath}?world=${world.id}`);
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
}
