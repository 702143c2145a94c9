import { percentDecode } from '#wire/percent.ts';
import { readTarget } from '#wire/target.ts';

/** The paths of the mock itself, which a real server does not have. */
const mockPath = /^\/(?:livez|readyz|\/?__admin(?:\/.*)?)$/s;

/**
 * Returns the URL that Fastify's router sees for a request target: the decoded path of a page of the mock itself, and `/`
 * for every web service, so that the router never refuses a path as malformed.
 */
export function routeOf(target: string): string {
  const { path, query } = readTarget(target);
  if (!isMockPath(path)) return '/';
  const normalized = path.replace(/^\/[^/]*/, (first) =>
    percentDecode(first).toString() === '/__admin' ? '/__admin' : first,
  );
  const routed = isDecodable(normalized) ? normalized : normalized.replaceAll('%', '%25');
  return query === '' ? routed : `${routed}?${query}`;
}

function isMockPath(path: string): boolean {
  return mockPath.test(path.includes('%') ? percentDecode(path).toString() : path);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
