import { ignoredIn } from '#fields/ignored.ts';
import type { Vocabulary } from '#fields/vocabulary.ts';

type Json = Readonly<Record<string, unknown>>;

/** Returns a copy of a body without the fields that the server ignores. */
export function readFieldsOf(body: Json, vocabulary: Vocabulary): Json {
  return ignoredIn(body, vocabulary).reduce<Json>((rest, { field }) => without(rest, field.split('.')), body);
}

function without(value: Json, [name = '', ...path]: readonly string[]): Json {
  const { [name]: inner, ...others } = value;
  return path.length === 0 || !isObject(inner) ? others : { ...others, [name]: without(inner, path) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
