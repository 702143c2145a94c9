import type { Json } from '#wire/json.ts';

/** What a fault changes in a JSON answer. Keys are paths with dots; in a list they mean every element. */
export interface Mutation {
  readonly drop?: readonly string[] | undefined;
  /** Values for keys that are there. */
  readonly replace?: Readonly<Record<string, Json>> | undefined;
  /** Values for keys, whether they are there or not. */
  readonly add?: Readonly<Record<string, Json>> | undefined;
  /** How many elements of the list are left. */
  readonly truncate?: number | undefined;
}

type JsonObject = { readonly [key: string]: Json };
type Edit = (object: JsonObject, key: string) => JsonObject;

/** The value as the mutation leaves it; the order of its keys stays. */
export function mutate(value: Json, { drop = [], replace = {}, add = {}, truncate }: Mutation): Json {
  let changed = truncate !== undefined && isList(value) ? value.slice(0, truncate) : value;
  for (const path of drop) changed = editAt(changed, path.split('.'), without);
  for (const [path, wanted] of Object.entries(replace)) changed = editAt(changed, path.split('.'), replaced(wanted));
  for (const [path, wanted] of Object.entries(add)) changed = editAt(changed, path.split('.'), added(wanted));
  return changed;
}

function editAt(value: Json, path: readonly string[], edit: Edit): Json {
  if (isList(value)) return value.map((element) => editAt(element, path, edit));
  const [key, ...rest] = path;
  if (key === undefined || !isObject(value)) return value;
  if (rest.length === 0) return edit(value, key);
  const inner = Object.hasOwn(value, key) ? value[key] : undefined;
  return inner === undefined ? value : { ...value, [key]: editAt(inner, rest, edit) };
}

const without: Edit = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

const replaced =
  (wanted: Json): Edit =>
  (object, key) =>
    Object.hasOwn(object, key) ? { ...object, [key]: wanted } : object;

const added =
  (wanted: Json): Edit =>
  (object, key) => ({ ...object, [key]: wanted });

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Map);
