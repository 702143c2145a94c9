import { isScalar, phpText } from '#wire/php.ts';

const falsy = new Set(['', 'n', 'f', 'no', 'off', 'false']);

/** A number equal to zero, optionally after white space. */
const zero = /^\s*(?:[+-]?(?:0+(?:\.0*)?|\.0+)(?:e[+-]?\d+)?|0x0+)$/i;

/** Returns the value as a boolean (core.md 7.2), 1 or 0: a missing one is 0, an array or object is 1. */
export function truthOf(value: unknown): 0 | 1 {
  if (value === undefined || value === null) return 0;
  if (!isScalar(value)) return 1;
  const text = phpText(value).toLowerCase();
  return falsy.has(text) || zero.test(text) ? 0 : 1;
}
