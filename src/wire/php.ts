import { isContainer } from './values.ts';

/** Converts a JSON scalar to a string as PHP does (core.md 7.3). */
export function phpText(value: number | boolean | string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  if (Number.isNaN(value)) return 'NAN';
  if (!Number.isFinite(value)) return value < 0 ? '-INF' : 'INF';
  return formatNumber(value, 'E');
}

/** True if a JSON value is a string, a number or a boolean. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** As `phpText`; returns an empty string for `null`, arrays and objects. */
export function scalarText(value: unknown): string {
  return isScalar(value) ? phpText(value) : '';
}

/**
 * Writes a number with 14 significant digits, and with an exponent below 1e-4 and from 1e14 on: `1.0E+25`
 * (core.md 6.3, 7.3).
 */
export function formatNumber(value: number, mark: 'e' | 'E'): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e14) return String(value);
  const [digits = '', power] = value.toExponential(13).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 14) return String(Number(value.toPrecision(14)));
  const mantissa = digits.replace(/0+$/, '').replace(/\.$/, '.0');
  return `${mantissa}${mark}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** Returns the integer at the start of a string, or 0 (core.md 7.11, 7.14). */
export function phpInteger(text: string): number {
  const [digits = '0'] = /^[ \t\n\v\f\r]*[+-]?\d+/.exec(text) ?? [];
  // Adding zero turns -0 into 0.
  return Number(digits) + 0;
}

/**
 * Converts a value to an integer (core.md 7.14): the start of a string, a truncated number, 1 for `true` and a non-empty
 * array or object, else 0.
 */
export function integerOf(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value) + 0;
  if (typeof value === 'string') return phpInteger(value);
  const isFull = isContainer(value) && Object.keys(value).length > 0;
  return value === true || isFull ? 1 : 0;
}

/** Removes white space at both ends, except NUL, form feed and no-break space (core.md 3.2). */
export function phpTrim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

const isBlank = (text: string, index: number): boolean => ' \t\r\n\v'.includes(text.charAt(index));
