import { readSequences, recordingNames } from './recordings.ts';

/** A request that the real server accepted. */
export interface RecordedBody {
  readonly path: string;
  readonly act: string;
  readonly body: object;
}

/** Returns the longest object that the real server accepted, for each path and act. */
export function longestBodies(): readonly RecordedBody[] {
  const longest = new Map<string, RecordedBody>();
  for (const { method, path, status, requestBody } of recordingNames().flatMap(exchangesOf)) {
    const act = /[?&]act=(\w+)/.exec(path)?.[1];
    if (status !== 200 || method !== 'POST' || act === undefined || !isObject(requestBody)) continue;
    const key = `${path.split('?')[0]?.replace(/\/$/, '')} ${act}`;
    const known = longest.get(key);
    if (known === undefined || lengthOf(known.body) < lengthOf(requestBody))
      longest.set(key, { path, act, body: requestBody });
  }
  return [...longest.values()];
}

/** The path of a value in JSON, as keys. */
export type Place = readonly string[];

/** Returns the paths of all scalars and lists in a value. */
export function placesIn(value: unknown, at: Place = []): { readonly scalars: Place[]; readonly lists: Place[] } {
  if (!isObject(value)) return { scalars: [at], lists: [] };
  const inside = Object.entries(value).map(([key, item]) => placesIn(item, [...at, key]));
  return {
    scalars: inside.flatMap(({ scalars }) => scalars),
    lists: [...(Array.isArray(value) ? [at] : []), ...inside.flatMap(({ lists }) => lists)],
  };
}

/** Returns a copy of a value with another one at the path. */
export function replaced(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(
    ([name, item]) => [name, name === key ? replaced(item, rest, other) : item] as const,
  );
  return Array.isArray(value) ? members.map(([, item]) => item) : Object.fromEntries(members);
}

function exchangesOf(name: string) {
  return readSequences(name).flatMap(({ exchanges }) => exchanges);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const lengthOf = (value: object): number => JSON.stringify(value).length;
