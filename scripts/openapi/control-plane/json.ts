/** A part of an OpenAPI document. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A JSON value; `undefined` members are left out of the document. */
export type Json = string | number | boolean | null | undefined | JsonObject | readonly Json[];

/** True if the value is an object, and not an array or null. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** True if the value is an array. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
