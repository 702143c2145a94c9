import { isUtf8 } from 'node:buffer';
import { phpText } from './php.ts';
import { isContainer } from './values.ts';

/** The maximum number of nested arrays and objects in a body (core.md 3.4). */
const maxDepth = 511;

/** A string or a number in a JSON text. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Parses a request body. Returns its JSON object or array, or `undefined` for a body that is "no data" (core.md 3.4). */
export function decodeBody(bytes: Buffer): object | undefined {
  if (!isUtf8(bytes)) return undefined;
  const value = parse(bytes.toString());
  return isContainer(value) && isWithin(value, maxDepth) ? value : undefined;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return /\d{15}/.test(text) ? JSON.parse(text.replace(token, quoteBigInteger)) : value;
  } catch {
    return undefined;
  }
}

/**
 * Quotes an integer of 15 or more digits. JavaScript would round the longest, and cannot distinguish the others from
 * floats, which are written with an exponent from 1e14 on (core.md 7.3).
 */
function quoteBigInteger(literal: string): string {
  if (!/^-?\d{15,}$/.test(literal)) return literal;
  return `"${fitsInteger(literal) ? literal : phpText(Number(literal))}"`;
}

/** True if the integer fits in the 64 bits of the real server; it reads longer ones as floats. */
function fitsInteger(literal: string): boolean {
  return literal.length <= 20 && BigInt.asIntN(64, BigInt(literal)) === BigInt(literal);
}

/** True if the value is nested at most `levels` deep. */
function isWithin(value: unknown, levels: number): boolean {
  return !isContainer(value) || (levels > 0 && Object.values(value).every((item) => isWithin(item, levels - 1)));
}
