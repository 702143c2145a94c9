/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 50);
}

/** The figure that so many percent of the figures do not exceed. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const place = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.max(0, place)] ?? Number.NaN;
}

/** A figure with as many digits as say something. */
export function shown(figure: number): string {
  if (figure >= 100) return figure.toFixed(0);
  return figure >= 10 ? figure.toFixed(1) : figure.toPrecision(2);
}
