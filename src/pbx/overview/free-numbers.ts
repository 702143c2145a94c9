import { boundsOf, type NumberRange } from '#pbx/numbers/ranges.ts';

/** Consecutive numbers, first and last included. */
interface NumberRun {
  readonly first: string;
  readonly last: string;
}

/** The numbers of a range that are not in use: how many, and the first runs of them. */
interface FreeNumbers {
  readonly freeCount: number;
  readonly free: readonly NumberRun[];
}

/** More runs than a page has room for. */
const maxRuns = 100;

/** The longest numbers with which JavaScript counts exactly. */
const countable = /^\d{1,15}$/;

/**
 * Returns the numbers of a range that no object of the context has, whatever its type (core.md 7.10). A pattern takes no number away.
 * There are none if the bounds are not numbers of equal length.
 */
export function freeNumbers(range: NumberRange, taken: ReadonlySet<string>): FreeNumbers {
  const { first, last } = boundsOf(range);
  if (!countable.test(first) || !countable.test(last) || first.length !== last.length)
    return { freeCount: 0, free: [] };
  const [low, high] = [Number(first), Number(last)];
  const inRange = [...taken]
    .filter((number) => countable.test(number) && number.length === first.length && first <= number && number <= last)
    .map(Number)
    .sort((one, other) => one - other);
  const runs: NumberRun[] = [];
  const text = (number: number) => String(number).padStart(first.length, '0');
  let next = low;
  for (const number of [...inRange, high + 1]) {
    if (number > next && runs.length < maxRuns) runs.push({ first: text(next), last: text(number - 1) });
    next = number + 1;
  }
  return { freeCount: Math.max(0, high - low + 1 - inRange.length), free: runs };
}
