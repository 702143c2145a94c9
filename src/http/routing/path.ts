import type { Mode } from '#core/request.ts';
import type { Base } from '#core/resource.ts';
import { percentDecode } from '#wire/percent.ts';

/** The parts of a request's path, before the resource is looked up. */
export type PathReading =
  | { readonly kind: 'resource'; readonly base: Base; readonly mode: Mode; readonly name: string }
  | { readonly kind: 'modeless'; readonly base: Base; readonly name: string }
  | { readonly kind: 'phone' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'noScript' }
  | { readonly kind: 'malformed' };

const bases: readonly Base[] = ['service/ipbx', 'callcenter', 'xivo/configuration', 'statistics/call_center', 'cti'];

const phonePaths = ['phonebook/local', 'phonebook/search', 'phonebook/menu'];

/** True if the segment is a mode (core.md 1.2). */
export const isMode = (segment: string): segment is Mode => segment === 'restricted' || segment === 'private';

/** Reads the path of a request target, still percent-encoded (core.md 1.1 to 1.4). */
export function readPath(rawPath: string): PathReading {
  const path = percentDecode(rawPath).toString();
  if (path.includes('\0') || /^[^/]/.test(path)) return { kind: 'malformed' };
  const segments = splitPath(path);
  const base = bases.find((candidate) => startsWith(segments, candidate.split('/')));
  const [script = '', ...others] = base === undefined ? [] : segments.slice(base.split('/').length);
  if (base === undefined || !script.startsWith('json.php')) return { kind: 'noScript' };
  // The real web server passes `json.phpx` to the script, too, which does not know the path (core.md 1.4).
  return script === 'json.php' ? readSegments(base, others) : { kind: 'unknown' };
}

/** Splits a path into segments and resolves `.` and `..`, as recorded ("path with dot dot" in core.jsonl). */
export function splitPath(path: string): readonly string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

function startsWith(segments: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((segment, index) => segments[index] === segment);
}

function readSegments(base: Base, segments: readonly string[]): PathReading {
  // Deletes every `..` within a segment and reads only three segments (core.md 1.3).
  const counted = segments.slice(0, 3).map((segment) => segment.replaceAll('..', ''));
  const [first, ...rest] = counted;
  if (first === undefined || counted.some((segment) => /^(?:$|[_.])/.test(segment))) return { kind: 'unknown' };
  if (!isMode(first)) return readModeless(base, counted.join('/'));
  return rest.length === 0 ? { kind: 'unknown' } : { kind: 'resource', base, mode: first, name: rest.join('/') };
}

function readModeless(base: Base, name: string): PathReading {
  const isPhone = base === 'service/ipbx' && phonePaths.includes(name);
  return isPhone ? { kind: 'phone' } : { kind: 'modeless', base, name };
}
