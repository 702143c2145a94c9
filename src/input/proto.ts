import { isContainer } from '#wire/values.ts';

/** A value inside of another one. */
interface Inner {
  readonly value: object;
  readonly key?: PropertyKey;
  readonly outer?: Inner;
}

/**
 * Where the value has a key `__proto__`, which schemas pass over in silence; `undefined` when it has none. Neither deep nor
 * cyclic values exhaust it.
 */
export function findProtoKey(value: unknown): readonly PropertyKey[] | undefined {
  if (!isContainer(value)) return undefined;
  const seen = new Set<object>([value]);
  const open: Inner[] = [{ value }];
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

function pathOf(inner: Inner): readonly PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at: Inner | undefined = inner; at?.key !== undefined; at = at.outer) path.unshift(at.key);
  return path;
}
