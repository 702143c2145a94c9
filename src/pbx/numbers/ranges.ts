import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { displayForm } from './patterns.ts';

/** The kinds of objects that have a number in a context. */
export const numberTypes = ['user', 'group', 'queue', 'meetme', 'incall'] as const;

/**
 * A range as it is stored: the type says how numbers are compared, `numberend` is empty for a single number, `didlength` says how
 * many of the last digits of an incall are dialled, 0 for all.
 */
export type NumberRange = Omit<Rows['contextnumbers'], 'context'>;

/** Digits that a letter of a pattern stands for; anything else in a pattern but a digit stands for none. */
const digitsOf: Readonly<Record<string, string>> = { X: '0123456789', Z: '123456789', N: '23456789' };

/** The ranges of a context for a type, in the order in which they were stored. */
export function rangesOf(store: Store, { context, type }: { context: string; type: string }): readonly NumberRange[] {
  return store.all('contextnumbers', { context, type });
}

/** Whether the number lies in the range (core.md 7.10, "Range rule"). */
export function isInRange(number: string, range: NumberRange): boolean {
  const first = range.numberbeg;
  const last = range.numberend === '' ? first : range.numberend;
  if (range.type !== 'incall') return /^\d+$/.test(number) && isBetween(number, first, last);
  const [low, high] = [lastDigits(first, range.didlength), lastDigits(last, range.didlength)];
  return reaches(displayForm(number), low, high);
}

/** Only numbers of the same count of digits are compared, so the order of texts is that of numbers. */
function isBetween(number: string, first: string, last: string): boolean {
  return number.length === first.length && number.length === last.length && first <= number && number <= last;
}

function lastDigits(bound: string, count: number): string {
  return count === 0 ? bound : bound.slice(-count);
}

/** Whether the number or pattern matches one of the bounds or some number between them. */
function reaches(pattern: string, low: string, high: string): boolean {
  const places = placesOf(pattern, low.length);
  if (places === undefined || low.length !== high.length) return false;
  if (matches(places, low) || matches(places, high)) return true;
  const smallest = smallestFrom(places, low);
  return smallest !== undefined && smallest <= high;
}

/**
 * The digits that may stand at each place of a number of this length, in order; `undefined` when no such number matches. The
 * real server lets `1500.` match `1500`, so `.` and `!` both may stand for nothing here.
 */
function placesOf(pattern: string, length: number): readonly string[] | undefined {
  const fixed = pattern.replace(/[.!]$/, '');
  const isOpen = fixed !== pattern;
  if (fixed.length > length || (fixed.length < length && !isOpen)) return undefined;
  const places = [...fixed].map((letter) => (/\d/.test(letter) ? letter : (digitsOf[letter] ?? '')));
  if (places.includes('')) return undefined;
  return [...places, ...Array.from({ length: length - fixed.length }, () => '0123456789')];
}

function matches(places: readonly string[], number: string): boolean {
  return [...number].every((digit, index) => places[index]?.includes(digit));
}

/** The smallest number that matches and is not below `low`: it shares as many first digits with it as it can. */
function smallestFrom(places: readonly string[], low: string): string | undefined {
  for (let shared = low.length; shared >= 0; shared -= 1) {
    const start = low.slice(0, shared);
    if (!matches(places, start)) continue;
    if (shared === low.length) return low;
    const next = [...(places[shared] ?? '')].find((digit) => digit > low.charAt(shared));
    const rest = places.slice(shared + 1).map((digits) => digits.charAt(0));
    if (next !== undefined) return start + next + rest.join('');
  }
  return undefined;
}
