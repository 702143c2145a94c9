/** The parts of a request target. */
export interface TargetParts {
  /** The id of the world in the prefix `/w/ID`. */
  readonly world: string | undefined;
  /** The path after the prefix, still percent-encoded. A target that is neither a path nor a URL is unchanged. */
  readonly path: string;
  /** The text after the first `?`, still percent-encoded. */
  readonly query: string;
}

const worldPrefix = /^\/w\/([A-Za-z0-9_-]+)(?=\/|$)/;

/** Scheme and authority of an absolute-form target. */
const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** Splits a request target, which may be an absolute URL; drops the fragment (core.md 1.3). */
export function readTarget(target: string): TargetParts {
  const local = localPart(target);
  const mark = local.indexOf('?');
  const path = mark < 0 ? local : local.slice(0, mark);
  const query = mark < 0 ? '' : local.slice(mark + 1);
  const prefix = path.startsWith('/w/') ? worldPrefix.exec(path) : null;
  if (prefix === null) return { world: undefined, path, query };
  return { world: prefix[1], path: path.slice(prefix[0].length) || '/', query };
}

/** Returns a request target without scheme, authority and fragment. */
export function localPart(target: string): string {
  const hash = target.indexOf('#');
  const sent = hash < 0 ? target : target.slice(0, hash);
  if (sent.startsWith('/')) return sent;
  const [prefix = ''] = origin.exec(sent) ?? [];
  if (prefix === '') return sent;
  const local = sent.slice(prefix.length);
  return local.startsWith('/') ? local : `/${local}`;
}

/** Returns the path of a request target, without the prefix of a world. */
export function pathOf(url: string): string {
  return readTarget(url).path;
}

/** Returns the query string of a request target. */
export function queryOf(url: string): string {
  return readTarget(url).query;
}
