const numeric = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** True if the list has an item that equals the value by the loose comparison of core.md 7.3. */
export function isListed(value: string | number | boolean, list: readonly (string | number)[]): boolean {
  return list.some((item) => isLooselyEqual(value, item));
}

function isLooselyEqual(value: string | number | boolean, item: string | number): boolean {
  if (typeof value === 'boolean') return value === (item !== '' && item !== 0 && item !== '0');
  if (typeof value === 'string' && typeof item === 'string') return value === item || areEqualNumbers(value, item);
  return asNumber(value) === asNumber(item);
}

function areEqualNumbers(one: string, other: string): boolean {
  return numeric.test(one) && numeric.test(other) && Number(one) === Number(other);
}

/** Returns the number at the start of a string, 0 if there is none: its value in a comparison with a number. */
function asNumber(value: string | number): number {
  if (typeof value === 'number') return value;
  const start = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/i.exec(value)?.[0];
  return start === undefined ? 0 : Number(start);
}
