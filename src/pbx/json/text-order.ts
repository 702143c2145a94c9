import { text } from '#store/row.ts';

/** Named here, so that the order does not depend on the locale of the machine. */
const collator = new Intl.Collator('en');

/**
 * Compares texts in the order of the real database (core.md 7.17): letters and digits first, then their accents and case; blanks
 * and punctuation count only between texts that are equal without them.
 */
export function inTextOrder(one: string, other: string): number {
  return collator.compare(lettersOf(one), lettersOf(other)) || Number(one > other) - Number(one < other);
}

/** The rows in the text order of a column, of the next one where that is equal, and so on. */
export function sortedByText<Columns extends object>(
  rows: readonly Columns[],
  ...columns: readonly (keyof Columns & string)[]
): readonly Columns[] {
  return rows.toSorted((one, other) => {
    for (const column of columns) {
      const order = inTextOrder(text(one, column), text(other, column));
      if (order !== 0) return order;
    }
    return 0;
  });
}

function lettersOf(written: string): string {
  return written.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
