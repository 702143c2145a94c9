import { createHash } from 'node:crypto';
import { BadRequest } from '#errors.ts';

/** How the server spells the digits that a letter of a dial pattern stands for (core.md 7.10). */
const expansions: Readonly<Record<string, string>> = {
  X: '[0123456789]',
  // The real server has 8 and 7 in this order, and stored hashes depend on it.
  Z: '[123456879]',
  N: '[23456789]',
};

/** A number or pattern as it is stored (core.md 7.10): one-digit brackets vanish, `_` marks a pattern and nothing else. */
export function normalForm(exten: string): string {
  const plain = displayForm(exten).replace(/\[(\d)\]/g, '$1');
  return /[NXZ[\]!.-]/.test(plain) ? `_${plain}` : plain;
}

/** A stored number or pattern as clients see it: without the mark of a pattern. */
export function displayForm(stored: string): string {
  return stored.replace(/^_/, '');
}

/** The hash by which numbers and patterns are found to be equal (core.md 7.10); throws for a malformed bracket. */
export function extensionHash(stored: string): string {
  const expanded = displayForm(stored).replace(/\[([\d-]+)\]|[XZN]/g, (part: string, digits: string | undefined) =>
    digits === undefined ? (expansions[part] ?? part) : `[${sortedDigits(digits)}]`,
  );
  return createHash('sha1').update(expanded).digest('hex');
}

/** The digits of a bracket in order, a range spelt out. */
function sortedDigits(bracket: string): string {
  const ranges = bracket.match(/\d-\d/g) ?? [];
  const spelt = bracket.replace(/(\d)-(\d)/g, (_, first: string, last: string) => digitsBetween(first, last));
  if (ranges.length > 1 || new Set(spelt).size < spelt.length) throw malformed(bracket);
  return [...spelt].sort().join('');
}

function digitsBetween(first: string, last: string): string {
  const start = Number(first);
  if (Number(last) < start) throw malformed(`${first}-${last}`);
  return '0123456789'.slice(start, Number(last) + 1);
}

function malformed(bracket: string): BadRequest {
  return new BadRequest({
    message: `[${bracket}] must hold different digits, or one range in ascending order such as [2-5]`,
    rule: 'extension pattern',
    value: bracket,
  });
}
