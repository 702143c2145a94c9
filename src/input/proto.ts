import { isContainer } from '#wire/values.ts';

/** A nested value, with the way to it. */
interface Nested {
  readonly value: object;
  readonly key?: PropertyKey;
  readonly outer?: Nested;
}

/**
 * Returns the path of the first key `__proto__` in a value, or `undefined`. Schemas ignore such a key silently, so it is
 * searched first. Works for cyclic values and at any depth.
 */
export function findProtoKey(value: unknown): readonly PropertyKey[] | undefined {
  if (!isContainer(value)) return undefined;
  const seen = new Set<object>([value]);
  const open: Nested[] = [{ value }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Object.hasOwn(next.value, '__proto__')) return [...pathOf(next), '__proto__'];
    for (const [name, member] of Object.entries(next.value)) {
      if (!isContainer(member) || seen.has(member)) continue;
      seen.add(member);
      open.push({ value: member, key: Array.isArray(next.value) ? Number(name) : name, outer: next });
    }
  }
  return undefined;
}

function pathOf(nested: Nested): readonly PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at: Nested | undefined = nested; at?.key !== undefined; at = at.outer) path.unshift(at.key);
  return path;
}
