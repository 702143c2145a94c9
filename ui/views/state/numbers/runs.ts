/** Consecutive numbers, first and last included. */
export interface Run {
  readonly first: string;
  readonly last: string;
}

/** How many runs of numbers a line names. */
const maxRuns = 12;

/** Returns runs of numbers in a compact form, `100, 103–199`; `none` without any. Further runs are counted by their numbers. */
export function runsText(runs: readonly Run[], count: number): string {
  if (count === 0) return 'none';
  const shown = runs.slice(0, maxRuns);
  const text = shown.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(', ');
  const rest = count - shown.reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0);
  return rest > 0 ? `${text} and ${rest} more` : text;
}
