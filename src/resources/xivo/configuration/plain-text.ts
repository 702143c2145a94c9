import { isScalar, phpText } from '#wire/php.ts';
import { asContainer } from '#wire/values.ts';

/** An unchecked JSON value as text; a list or object is the word `Array` (callcenter-configuration.md 11). */
export function plainText(value: unknown): string {
  if (isScalar(value)) return phpText(value);
  return asContainer(value) === undefined ? '' : 'Array';
}

/** An unchecked JSON value as stored in a column: a boolean as 1 or 0, otherwise as `plainText`. */
export function plainColumn(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === 'boolean' ? String(Number(value)) : plainText(value);
}

/** The items of a list, joined by spaces; `''` if the value is not a list or object. */
export function joinWords(value: unknown): string {
  return Object.values(asContainer(value) ?? {})
    .map(plainText)
    .join(' ');
}

/** Splits a string at spaces; an empty string has no parts. */
export function splitWords(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
