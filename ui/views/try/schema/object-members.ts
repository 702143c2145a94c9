import type { Schema } from './schema.ts';

/** A member of an object that is shown. */
export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly isRequired: boolean;
}

/** Returns the members that an object has, in the order of the schema; those that it does not describe come last. */
export function membersOf(schema: Schema, value: object): readonly Member[] {
  const properties = schema.properties ?? {};
  const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const names = [...Object.keys(properties), ...Object.keys(value).filter((name) => !Object.hasOwn(properties, name))];
  const entries = new Map(Object.entries(value));
  return names
    .filter((name) => entries.has(name))
    .map((name) => ({
      name,
      schema: Object.hasOwn(properties, name) ? (properties[name] ?? {}) : other,
      value: entries.get(name),
      isRequired: schema.required?.includes(name) ?? false,
    }));
}

/** Returns the names of the described members that an object does not have. */
export function absentNames(schema: Schema, value: object): readonly string[] {
  return Object.keys(schema.properties ?? {}).filter((name) => !Object.hasOwn(value, name));
}

/** Sets a member, at its place in the order of the schema. */
export function withMember(schema: Schema, value: object, [name, member]: readonly [string, unknown]): object {
  const next = new Map(Object.entries(value)).set(name, member);
  const ordered = Object.keys(schema.properties ?? {}).filter((key) => next.has(key));
  const others = [...next.keys()].filter((key) => !ordered.includes(key));
  return Object.fromEntries([...ordered, ...others].map((key) => [key, next.get(key)]));
}

/** Removes a member. */
export function withoutMember(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
