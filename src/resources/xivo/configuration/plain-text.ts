import { isScalar, phpText } from '#wire/php.ts';
import { asContainer } from '#wire/values.ts';

/** The text of a JSON value that nothing checks: any array is the word `Array` (callcenter-configuration.md 11). */
export function plainText(value: unknown): string {
  if (isScalar(value)) return phpText(value);
  return asContainer(value) === undefined ? '' : 'Array';
}

/** What a column that nothing checks holds of a JSON value: a truth value as 1 or 0. */
export function plainColumn(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === 'boolean' ? String(Number(value)) : plainText(value);
}

/** The values joined by blanks; a value that is no list has none. */
export function joined(value: unknown): string {
  return Object.values(asContainer(value) ?? {})
    .map(plainText)
    .join(' ');
}

/** The parts of a text that blanks separate. */
export function parted(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
