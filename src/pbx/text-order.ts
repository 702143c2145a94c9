/** The text order of the real database: case and accents decide last, and blanks and punctuation after all letters. */
const collator = new Intl.Collator('en', { ignorePunctuation: true });

/** Compares texts where the contract names an order by text (core.md 7.17). */
export function inTextOrder(one: string, other: string): number {
  return collator.compare(one, other) || Number(one > other) - Number(one < other);
}
