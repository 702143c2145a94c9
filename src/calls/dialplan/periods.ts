import type { Rows } from '#store/schema/rows.ts';

/** A period of a schedule as stored: free text in each column (call_management.md 5.4). */
export type PeriodTimes = Pick<Rows['schedule_time'], 'hours' | 'weekdays' | 'monthdays' | 'months'>;

const minutesPerDay = 1440;
const millisecondsPerDay = 86_400_000;

/**
 * True if a clock is in the period; `clock` is in milliseconds since 1970, as if it were in UTC. An empty column restricts nothing,
 * and a part of one that cannot be read matches nothing. Hours past midnight belong to the day on which they begin.
 */
export function isWithin(period: PeriodTimes, clock: number): boolean {
  const hours = spansOf(period.hours, readMinute);
  if (hours === undefined) return isOnDay(period, clock);
  const date = new Date(clock);
  const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
  return hours.some((span) => {
    const { first, last } = withEnd(span);
    if (first < last) return first <= minute && minute < last && isOnDay(period, clock);
    if (minute >= first) return isOnDay(period, clock);
    return minute < last && isOnDay(period, clock - millisecondsPerDay);
  });
}

function isOnDay({ weekdays, monthdays, months }: PeriodTimes, clock: number): boolean {
  const date = new Date(clock);
  return (
    includes(spansOf(weekdays, readNumber), date.getUTCDay() || 7) &&
    includes(spansOf(monthdays, readNumber), date.getUTCDate()) &&
    includes(spansOf(months, readNumber), date.getUTCMonth() + 1)
  );
}

/** From one value to another; to a smaller one it goes over the end: `6-1` are Saturday to Monday. */
interface Span {
  readonly first: number;
  readonly last: number;
  /** True if only one value was written. */
  readonly isSingle: boolean;
}

/** The spans of a list such as `1-5,7`; `undefined` if everything is allowed. Blanks count for nothing: `08: 00-12: 00`. */
function spansOf(text: string | null, read: (part: string) => number | undefined): readonly Span[] | undefined {
  const list = (text ?? '').replace(/\s/g, '');
  if (list === '' || list === '*') return undefined;
  return list.split(',').flatMap((part): readonly Span[] => {
    const [first, last, ...more] = part.split('-').map(read);
    if (first === undefined || more.length > 0) return [];
    if (!part.includes('-')) return [{ first, last: first, isSingle: true }];
    return last === undefined ? [] : [{ first, last, isSingle: false }];
  });
}

function includes(spans: readonly Span[] | undefined, value: number): boolean {
  if (spans === undefined) return true;
  return spans.some(({ first, last }) =>
    first <= last ? first <= value && value <= last : value >= first || value <= last,
  );
}

/**
 * A span of hours ends when its last minute begins: 12:00 is not in `08:00-12:00`. But `23:59` is the last that many can write, so it
 * means the end of the day, as `24:00` does. A single time is one minute; equal times are a whole day from then.
 */
function withEnd({ first, last, isSingle }: Span): { first: number; last: number } {
  if (isSingle) return { first, last: first + 1 };
  return { first, last: last === minutesPerDay - 1 ? minutesPerDay : last };
}

/** Reads `8`, `08:00` or `24:00` as minutes since midnight. */
function readMinute(text: string): number | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2})(?::(\d{1,2})(?::\d{1,2})?)?$/.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= minutesPerDay && Number(minute) < 60 ? minutes : undefined;
}

function readNumber(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
