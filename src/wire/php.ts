/** The text that PHP makes of a JSON scalar (core.md 7.3). */
export function phpText(value: number | boolean | string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  if (Number.isNaN(value)) return 'NAN';
  if (!Number.isFinite(value)) return value < 0 ? '-INF' : 'INF';
  return formatNumber(value, 'E');
}

/** Fourteen significant digits; an exponent below 1e-4 and from 1e14 on, as in `1.0E+25` (core.md 6.3, 7.3). */
export function formatNumber(value: number, mark: 'e' | 'E'): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e14) return String(value);
  const [digits = '', power] = value.toExponential(13).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 14) return String(Number(value.toPrecision(14)));
  const mantissa = digits.replace(/0+$/, '').replace(/\.$/, '.0');
  return `${mantissa}${mark}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** The integer at the start of a text, 0 when there is none (core.md 7.11, 7.14). */
export function phpInteger(text: string): number {
  const [digits = '0'] = /^[ \t\n\v\f\r]*[+-]?\d+/.exec(text) ?? [];
  // Adding zero turns -0 into 0.
  return Number(digits) + 0;
}

/** Removes white space at both ends, but neither NUL, form feed nor no-break space (core.md 3.2). */
export function phpTrim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

const isBlank = (text: string, index: number): boolean => ' \t\r\n\v'.includes(text.charAt(index));
