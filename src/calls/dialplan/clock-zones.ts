/** A time zone by which clocks can be read. */
export interface ClockZone {
  /** The name in words, such as `Europe/Paris`, with the reason if it is not the one asked for. */
  readonly words: string;
  /** Returns what a clock in the zone shows at an instant. Both are in milliseconds since 1970, the clock as if it were in UTC. */
  clockAt(instant: number): number;
}

/** Returns the zone with a name of the IANA database; UTC for no name and for an unknown one. */
export function zoneNamed(name: string): ClockZone {
  const wanted = name.trim();
  if (wanted === '') return { words: 'UTC', clockAt: (instant) => instant };
  const format = formatOf(wanted);
  if (format !== undefined) return { words: wanted, clockAt: (instant) => clockBy(format, instant) };
  return { words: `UTC, because the time zone ${wanted} is unknown`, clockAt: (instant) => instant };
}

const numeric = 'numeric';
const fields = {
  year: numeric,
  month: numeric,
  day: numeric,
  hour: numeric,
  minute: numeric,
  second: numeric,
} as const;

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'iso8601', hourCycle: 'h23', ...fields });
  } catch {
    return undefined;
  }
}

function clockBy(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
