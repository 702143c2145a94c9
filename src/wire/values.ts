/** A JSON object or array of a body: the contract reads both as an array with keys (core.md 3.4). */
export type Container = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object or array. */
export function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Whether the value is a JSON object, and no array. */
export function isObject(value: unknown): value is Container {
  return isContainer(value) && !Array.isArray(value);
}

/** The value as an object with keys, if it is an object or an array. */
export function asContainer(value: unknown): Container | undefined {
  return isContainer(value) ? value : undefined;
}

/** The values of an object or array; `undefined` for anything else. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  return isContainer(value) ? Object.values(value) : undefined;
}
