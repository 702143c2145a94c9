import type { Registry } from '#core/registry.ts';
import type { Mode } from '#core/request.ts';
import { nearestName } from '#text/nearest.ts';
import { percentDecode } from '#wire/percent.ts';
import { isMode, readPath, splitPath } from './path.ts';

/** In characters. A comparison costs the product of the lengths, so longer paths are cut first. */
const maxComparedLength = 120;

const scriptOf = (path: string): string => path.slice(0, path.indexOf('/json.php') + '/json.php'.length);

/** Returns why a path below a script is unknown, with the nearest path of a web service. */
export function unknownPathReason(rawPath: string, registry: Registry): string {
  const reading = readPath(rawPath);
  if (reading.kind !== 'resource') return `no web service has this path${hint(nearestPath(rawPath, registry))}`;
  const { base, name, mode } = reading;
  const other = mode === 'private' ? 'restricted' : 'private';
  if (registry.find(base, name, other)) return `this web service is routed in mode ${other} only`;
  return `no web service has this path${hint(nearestPath(`/${base}/json.php/${mode}/${name}`, registry))}`;
}

/** Returns why a path is outside every script, with the web service or the script that is probably meant. */
export function noScriptReason(rawPath: string, registry: Registry): string {
  const segments = segmentsOf(rawPath);
  const ending = segments.slice(segments.findIndex(isMode)).slice(0, 3).join('/');
  const namesake = registry.paths(modeIn(segments)).find((path) => path.endsWith(`json.php/${ending}`));
  const scripts = [...new Set(registry.paths('restricted').map(scriptOf))];
  const before = segments.slice(0, segments.includes('json.php') ? segments.indexOf('json.php') : 2);
  const script = nearestName(`/${before.join('/')}/json.php`.slice(0, maxComparedLength), scripts);
  return `no script has this path${hint(namesake ?? script)}`;
}

/** Returns why a path without a mode is forbidden, with the nearest path of a web service. */
export function noModeReason(rawPath: string, registry: Registry): string {
  return `the path has no mode (restricted or private)${hint(nearestPath(rawPath, registry))}`;
}

/** Returns the nearest path; one with the same last segment is nearer than any other. */
function nearestPath(rawPath: string, registry: Registry): string | undefined {
  const segments = segmentsOf(rawPath);
  const paths = registry.paths(modeIn(segments));
  const namesakes = paths.filter((path) => path.endsWith(`/${segments.at(-1)}`));
  return nearestName(`/${segments.join('/')}`.slice(0, maxComparedLength), namesakes.length > 0 ? namesakes : paths);
}

function segmentsOf(rawPath: string): readonly string[] {
  return splitPath(percentDecode(rawPath).toString());
}

function modeIn(segments: readonly string[]): Mode {
  return segments.find(isMode) ?? 'restricted';
}

function hint(path: string | undefined): string {
  return path === undefined ? '' : `; the nearest is ${path}`;
}
