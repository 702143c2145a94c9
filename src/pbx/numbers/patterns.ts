import { createHash } from 'node:crypto';
import { BadRequest } from '#errors.ts';

/** The brackets to which the server expands the letters of a pattern (core.md 7.10). */
const expansions: Readonly<Record<string, string>> = {
  X: '[0123456789]',
  // The real server writes 8 before 7, and stored hashes depend on it.
  Z: '[123456879]',
  N: '[23456789]',
};

/** Returns the stored form of a number or pattern (core.md 7.10): one-digit brackets are unwrapped, and only patterns start with `_`. */
export function normalForm(exten: string): string {
  return storedForm(displayForm(exten).replace(/\[(\d)\]/g, '$1'));
}

/** Returns the stored form of a number or pattern that was stored: the inverse of `displayForm`. */
export function storedForm(displayed: string): string {
  return /[NXZ[\]!.-]/.test(displayed) ? `_${displayed}` : displayed;
}

/** Returns a stored number or pattern as clients see it: without the leading `_`. */
export function displayForm(stored: string): string {
  return stored.replace(/^_/, '');
}

/** Returns the hash that equal numbers and patterns have in common (core.md 7.10). Throws `BadRequest` for a malformed bracket. */
export function extensionHash(stored: string): string {
  const expanded = displayForm(stored).replace(/\[([\d-]+)\]|[XZN]/g, (part: string, digits: string | undefined) =>
    digits === undefined ? (expansions[part] ?? part) : `[${sortedDigits(digits)}]`,
  );
  return createHash('sha1').update(expanded).digest('hex');
}

/** The digits of a bracket in ascending order, ranges expanded. */
function sortedDigits(bracket: string): string {
  const ranges = bracket.match(/\d-\d/g) ?? [];
  const digits = bracket.replace(/(\d)-(\d)/g, (_, first: string, last: string) => digitsBetween(first, last));
  if (ranges.length > 1 || new Set(digits).size < digits.length) throw malformed(bracket);
  return [...digits].sort().join('');
}

function digitsBetween(first: string, last: string): string {
  const start = Number(first);
  if (Number(last) < start) throw malformed(`${first}-${last}`);
  return '0123456789'.slice(start, Number(last) + 1);
}

function malformed(bracket: string): BadRequest {
  return new BadRequest({
    message: `[${bracket}] must contain distinct digits, or one range in ascending order such as [2-5]`,
    rule: 'extension pattern',
    value: bracket,
  });
}
