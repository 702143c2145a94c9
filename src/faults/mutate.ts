import type { Json } from '#wire/json.ts';

/** Changes to a JSON answer. Keys are dotted paths, which apply to every element of a list. */
export interface Mutation {
  /** Keys to remove. */
  readonly drop?: readonly string[] | undefined;
  /** Values for existing keys. */
  readonly replace?: Readonly<Record<string, Json>> | undefined;
  /** Values for new or existing keys. */
  readonly add?: Readonly<Record<string, Json>> | undefined;
  /** Maximum number of elements to keep if the answer is a list. */
  readonly truncate?: number | undefined;
}

type JsonObject = { readonly [key: string]: Json };
type Edit = (object: JsonObject, key: string) => JsonObject;

/** Returns the mutated value; existing keys keep their order. */
export function mutate(value: Json, { drop = [], replace = {}, add = {}, truncate }: Mutation): Json {
  let changed = truncate !== undefined && isList(value) ? value.slice(0, truncate) : value;
  for (const path of drop) changed = editAt(changed, path.split('.'), remove);
  for (const [path, json] of Object.entries(replace)) changed = editAt(changed, path.split('.'), replaceWith(json));
  for (const [path, json] of Object.entries(add)) changed = editAt(changed, path.split('.'), setTo(json));
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

const remove: Edit = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

const replaceWith =
  (json: Json): Edit =>
  (object, key) =>
    Object.hasOwn(object, key) ? { ...object, [key]: json } : object;

const setTo =
  (json: Json): Edit =>
  (object, key) => ({ ...object, [key]: json });

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Map);
