/** A request target, taken apart: what it asks of which world. */
export interface TargetParts {
  /** The world that the prefix `/w/ID` names. */
  readonly world: string | undefined;
  /** What follows the world prefix, still encoded. A target that is neither a path nor a URL stays as it is. */
  readonly path: string;
  /** What follows the first `?`, still encoded. */
  readonly query: string;
}

const worldPrefix = /^\/w\/([A-Za-z0-9_-]+)(?=\/|$)/;

/** Scheme and authority of an absolute-form target. */
const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** Takes a request target apart: in absolute form too, and without what follows a `#` (core.md 1.3). */
export function readTarget(target: string): TargetParts {
  const local = localPart(target);
  const mark = local.indexOf('?');
  const path = mark < 0 ? local : local.slice(0, mark);
  const query = mark < 0 ? '' : local.slice(mark + 1);
  const prefix = path.startsWith('/w/') ? worldPrefix.exec(path) : null;
  if (prefix === null) return { world: undefined, path, query };
  return { world: prefix[1], path: path.slice(prefix[0].length) || '/', query };
}

/** A request target without scheme, authority and fragment. */
export function localPart(target: string): string {
  const hash = target.indexOf('#');
  const sent = hash < 0 ? target : target.slice(0, hash);
  if (sent.startsWith('/')) return sent;
  const [prefix = ''] = origin.exec(sent) ?? [];
  if (prefix === '') return sent;
  const local = sent.slice(prefix.length);
  return local.startsWith('/') ? local : `/${local}`;
}

/** The path of a request target, without the prefix of a world. */
export function pathOf(url: string): string {
  return readTarget(url).path;
}

/** The query string of a request target. */
export function queryOf(url: string): string {
  return readTarget(url).query;
}
