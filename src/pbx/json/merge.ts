import { type Container, isContainer } from '#wire/values.ts';

/**
 * Merges the body of an edit over the stored object in the form of its view (core.md 7.6, merge style). Objects merge key by key
 * and lists index by index, so surplus stored items stay. Any other value replaces the stored one. Neither argument is modified.
 */
export function mergeOver(stored: Container, sent: Container): Container {
  const merged = new Map(entriesOf(stored));
  for (const [key, value] of entriesOf(sent)) merged.set(key, mergedValue(merged.get(key), value));
  return Object.fromEntries(merged);
}

function mergedValue(stored: unknown, sent: unknown): unknown {
  if (!isContainer(stored) || !isContainer(sent)) return sent;
  const merged = mergeOver(stored, sent);
  return Array.isArray(stored) && Array.isArray(sent) ? Object.values(merged) : merged;
}

/** The entries with their keys as strings: lists and objects are treated alike (core.md 3.4). */
function entriesOf(value: Container): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  return Object.entries(value);
}
