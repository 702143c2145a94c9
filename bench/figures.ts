/** The median. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 50);
}

/** The smallest figure that at least `percent` percent of the figures do not exceed. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const index = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Rounds a figure to its significant digits. */
export function rounded(figure: number): string {
  if (figure >= 100) return figure.toFixed(0);
  return figure >= 10 ? figure.toFixed(1) : figure.toPrecision(2);
}
