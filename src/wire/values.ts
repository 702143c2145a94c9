/** A JSON object or array of a body: the contract reads both as an array with keys (core.md 3.4). */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with keys, if it is an object or an array. */
export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The values of an object or array; `undefined` for anything else. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  return isFields(value) ? Object.values(value) : undefined;
}
