/** A JSON object or array of a body; the contract reads both as an array with keys (core.md 3.4). */
export type Container = Readonly<Record<string, unknown>>;

/** True if the value is a JSON object or array. */
export function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** True if the value is a JSON object and not an array. */
export function isObject(value: unknown): value is Container {
  return isContainer(value) && !Array.isArray(value);
}

/** Returns the value if it is a JSON object or array, else `undefined`. */
export function asContainer(value: unknown): Container | undefined {
  return isContainer(value) ? value : undefined;
}

/** Returns the values of a JSON object or array, or `undefined` for anything else. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  return isContainer(value) ? Object.values(value) : undefined;
}
