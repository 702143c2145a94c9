import { isContainer } from '#wire/values.ts';

/** Longer texts are cut. */
const longest = 60;

/** A value as a sentence about it shows it: short, on one line, and never a whole document. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isContainer(value)) return 'an object';
  return Number.isNaN(value) ? 'not a number' : String(value);
}

/** The names with commas between them and `last` before the last one. */
export function joinNames(names: readonly string[], last: 'or' | 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** The text, or the beginning of a long one. */
export function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
