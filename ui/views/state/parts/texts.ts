/** Returns the text, cut to a number of characters; never in the middle of a character of two code units. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return `${text.slice(0, end)}…`;
}

const numbers = new Intl.NumberFormat('en');

/** Returns the number with separators: `5,253`. */
export function grouped(number: number): string {
  return numbers.format(number);
}

/** Returns the number with its unit: `1 row`, `2 rows`. */
export function counted(number: number, unit: string, units = `${unit}s`): string {
  return `${grouped(number)} ${number === 1 ? unit : units}`;
}
