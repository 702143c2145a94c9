import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { displayForm } from './patterns.ts';

/** The types of objects that have a number in a context. */
export const numberTypes = ['user', 'group', 'queue', 'meetme', 'incall'] as const;

/**
 * A stored range of a context. `type` selects how numbers are compared; `numberend` is empty for a single number; `didlength` is the
 * number of trailing digits of an incall that are dialled, 0 for all.
 */
export type NumberRange = Omit<Rows['contextnumbers'], 'context'>;

/** The digits that a letter of a pattern matches; all other characters except digits match none. */
const digitsOf: Readonly<Record<string, string>> = { X: '0123456789', Z: '123456789', N: '23456789' };

/** Returns the ranges of a context for a type, in stored order. */
export function rangesOf(store: Store, { context, type }: { context: string; type: string }): readonly NumberRange[] {
  return store.all('contextnumbers', { context, type });
}

/** True if the number is in the range (core.md 7.10, "Range rule"). */
export function isInRange(number: string, range: NumberRange): boolean {
  const { first, last } = boundsOf(range);
  if (range.type !== 'incall') return /^\d+$/.test(number) && isBetween(number, first, last);
  return matchesBetween(displayForm(number), first, last);
}

/** Returns the first and last number of a range; of an incall, the digits that are dialled. */
export function boundsOf({ type, numberbeg, numberend, didlength }: NumberRange): { first: string; last: string } {
  const count = type === 'incall' ? didlength : 0;
  return { first: lastDigits(numberbeg, count), last: lastDigits(numberend === '' ? numberbeg : numberend, count) };
}

/** Compares only strings of equal length, so that their order is the numeric one. */
function isBetween(number: string, first: string, last: string): boolean {
  return number.length === first.length && number.length === last.length && first <= number && number <= last;
}

function lastDigits(bound: string, count: number): string {
  return count === 0 ? bound : bound.slice(-count);
}

/** True if the number or pattern matches either bound or some number between them. */
function matchesBetween(pattern: string, low: string, high: string): boolean {
  const positions = positionsOf(pattern, low.length);
  if (positions === undefined || low.length !== high.length) return false;
  if (matches(positions, low) || matches(positions, high)) return true;
  const smallest = smallestFrom(positions, low);
  return smallest !== undefined && smallest <= high;
}

/**
 * The digits that the pattern allows at each position of a number with `length` digits, in ascending order; `undefined` if it matches
 * no such number. On the real server `1500.` matches `1500`, so a trailing `.` or `!` may match nothing.
 */
function positionsOf(pattern: string, length: number): readonly string[] | undefined {
  const fixed = pattern.replace(/[.!]$/, '');
  const isOpen = fixed !== pattern;
  if (fixed.length > length || (fixed.length < length && !isOpen)) return undefined;
  const positions = [...fixed].map((letter) => (/\d/.test(letter) ? letter : (digitsOf[letter] ?? '')));
  if (positions.includes('')) return undefined;
  return [...positions, ...Array.from({ length: length - fixed.length }, () => '0123456789')];
}

function matches(positions: readonly string[], number: string): boolean {
  return [...number].every((digit, index) => positions[index]?.includes(digit));
}

/** The smallest matching number that is not below `low`: the one with the longest common prefix. */
function smallestFrom(positions: readonly string[], low: string): string | undefined {
  for (let shared = low.length; shared >= 0; shared -= 1) {
    const prefix = low.slice(0, shared);
    if (!matches(positions, prefix)) continue;
    if (shared === low.length) return low;
    const next = [...(positions[shared] ?? '')].find((digit) => digit > low.charAt(shared));
    const rest = positions.slice(shared + 1).map((digits) => digits.charAt(0));
    if (next !== undefined) return prefix + next + rest.join('');
  }
  return undefined;
}
