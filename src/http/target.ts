import { percentDecode } from '#wire/percent.ts';
import { readTarget } from '#wire/target.ts';

/** Paths of the mock itself, which no real server has. */
const ownPath = /^\/(?:livez|readyz|\/?__admin(?:\/.*)?)$/s;

/**
 * Where the router looks for the handler of a request target: at its path for the mock's own pages, however it is written, and
 * at one place for every web service, so that no path can be malformed to the router.
 */
export function routeOf(target: string): string {
  const { path, query } = readTarget(target);
  if (!isOwnPath(path)) return '/';
  const spelled = path.replace(/^\/[^/]*/, (first) =>
    percentDecode(first).toString() === '/__admin' ? '/__admin' : first,
  );
  const routed = isDecodable(spelled) ? spelled : spelled.replaceAll('%', '%25');
  return query === '' ? routed : `${routed}?${query}`;
}

function isOwnPath(path: string): boolean {
  return ownPath.test(path.includes('%') ? percentDecode(path).toString() : path);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
