import { type Container, isContainer } from '#wire/values.ts';

/**
 * The stored object, as the view shows it, with the sent body merged over it (core.md 7.6, merge style): objects key by key,
 * lists index by index, stored items beyond the sent ones stay; anything else replaces what is stored.
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

/** Keys as texts, whatever holds them: lists and objects are one thing here (core.md 3.4). */
function entriesOf(value: Container): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  return Object.entries(value);
}
