import { isContainer } from '#wire/values.ts';

/** A request and its status, as far as a later release may answer it otherwise. */
export interface PortableCall {
  /** `ipbx/pbx_settings/users:add` */
  readonly operation: string;
  /** The status of the answer here. */
  readonly status: number;
  /** Returns a parameter of the query. */
  readonly parameter: (name: string) => string | undefined;
  /** The body as JSON; `undefined` if it is not JSON. */
  readonly body: unknown;
}

/** Returns the member of a JSON value at a path, or `undefined`. */
export function bodyMember(value: unknown, ...[key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (!isContainer(value)) return undefined;
  return bodyMember(new Map(Object.entries(value)).get(key), ...rest);
}

/** True if a JSON object has the key, whatever its value. */
export function hasMember(value: unknown, key: string): boolean {
  return isContainer(value) && Object.hasOwn(value, key);
}
