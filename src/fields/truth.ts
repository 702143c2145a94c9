import { isScalar, phpText } from '#wire/php.ts';

const noes = new Set(['', 'n', 'f', 'no', 'off', 'false']);

/** A number worth zero: blanks may stand before it, not after it. */
const zero = /^\s*(?:[+-]?(?:0+(?:\.0*)?|\.0+)(?:e[+-]?\d+)?|0x0+)$/i;

/** The boolean reading of a value (core.md 7.2): 1 or 0. Missing is 0, arrays are 1. */
export function truthOf(value: unknown): 0 | 1 {
  if (value === undefined || value === null) return 0;
  if (!isScalar(value)) return 1;
  const text = phpText(value).toLowerCase();
  return noes.has(text) || zero.test(text) ? 0 : 1;
}
