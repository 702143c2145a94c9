import { text } from '#store/row.ts';

/** The locale is fixed, so that the order does not depend on that of the machine. */
const collator = new Intl.Collator('en');

/**
 * Compares strings in the order of the real database (core.md 7.17): by letters and digits, then by accents and case. Spaces and
 * punctuation only break ties. The result is negative, zero or positive, as `Array.prototype.sort` expects.
 */
export function inTextOrder(one: string, other: string): number {
  return collator.compare(lettersOf(one), lettersOf(other)) || Number(one > other) - Number(one < other);
}

/** Returns the rows sorted in text order by the first column; further columns break ties. */
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

function lettersOf(value: string): string {
  return value.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
