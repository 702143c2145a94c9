import { isContainer } from '#wire/values.ts';

/** In characters: longer strings are cut. */
const maxLength = 60;

/** Returns a value for use in a sentence: a scalar as text, cut after 60 characters, or `a list`, `an object`. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isContainer(value)) return 'an object';
  return Number.isNaN(value) ? 'not a number' : String(value);
}

/** Returns the names as a list in a sentence: `a, b or c`. */
export function joinNames(names: readonly string[], last: 'or' | 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** Returns the text, cut after 60 characters. */
export function shorten(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
}
