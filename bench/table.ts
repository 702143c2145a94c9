import { median, rounded } from './figures.ts';
import type { BenchRow, Goal, Measured } from './row.ts';
import type { Sizes } from './sizes.ts';

/** The result of a row. */
export interface Result {
  readonly number: number;
  readonly what: string;
  readonly against: string;
  readonly unit: Measured['unit'];
  readonly ours: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: Goal;
  readonly isMet: boolean;
  readonly note?: string;
}

/** Computes the medians of a row and their ratio, and puts the sizes of the run into its texts. */
export function resultOf(row: BenchRow, { unit, note, ...measured }: Measured, sizes: Sizes): Result {
  const { number, goal } = row;
  const [what, against] = [withSizes(row.what, sizes), withSizes(row.against, sizes)];
  const [ours, baseline] = [median(measured.ours), median(measured.baseline)];
  const ratio = ours / baseline;
  const isMet = 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
  return { number, what, against, unit, ours, baseline, ratio, goal, isMet, ...(note !== undefined && { note }) };
}

function withSizes(text: string, sizes: Sizes): string {
  return Object.entries(sizes).reduce(
    (result, [name, size]) => result.replace(`{${name}}`, size.toLocaleString('en')),
    text,
  );
}

/** The results as aligned text. */
export function tableOf(results: readonly Result[]): string {
  const head = ['#', 'what', 'against', 'ours', 'baseline', 'ratio', 'goal', '', ''];
  const lines = [head, ...results.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  return lines.map((cells) => lineOf(cells, widths)).join('\n');
}

function cellsOf({ number, what, against, unit, ours, baseline, ratio, goal, isMet, note = '' }: Result): string[] {
  const limit = 'atLeast' in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;
  const figures = [`${rounded(ours)} ${unit}`, `${rounded(baseline)} ${unit}`, rounded(ratio)];
  return [String(number), what, against, ...figures, limit, isMet ? 'met' : 'missed', note];
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}
