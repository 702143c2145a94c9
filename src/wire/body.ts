import { isUtf8 } from 'node:buffer';
import { phpText } from './php.ts';
import { isContainer } from './values.ts';

const deepest = 511;

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** The object or array in a request body; undefined for everything that is "no data" (core.md 3.4). */
export function decodeBody(bytes: Buffer): object | undefined {
  if (!isUtf8(bytes)) return undefined;
  const value = parse(bytes.toString());
  return isContainer(value) && fits(value, deepest) ? value : undefined;
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
 * An integer of 15 digits and more becomes text: JavaScript holds the longest inexactly, and cannot tell the
 * others from floats, which are written with an exponent from 1e14 on (core.md 7.3).
 */
function quoteBigInteger(literal: string): string {
  if (!/^-?\d{15,}$/.test(literal)) return literal;
  return `"${fitsInteger(literal) ? literal : phpText(Number(literal))}"`;
}

/** The real server's integers have 64 bits; longer ones are floats. */
function fitsInteger(literal: string): boolean {
  return literal.length <= 20 && BigInt.asIntN(64, BigInt(literal)) === BigInt(literal);
}

function fits(value: unknown, levels: number): boolean {
  return !isContainer(value) || (levels > 0 && Object.values(value).every((item) => fits(item, levels - 1)));
}
