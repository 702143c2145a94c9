const steps = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;

/** Returns a size such as `1.4 MiB`. */
export function bytesText(bytes: number): string {
  const step = steps.find(([, size]) => bytes >= size);
  return step === undefined ? `${bytes} bytes` : `${(bytes / step[1]).toFixed(1)} ${step[0]}`;
}

/** Returns a duration such as `0.83 ms`, `34 ms` or `12.5 s`. */
export function durationText(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 10 ? Math.round(ms) : Number(ms.toPrecision(2))} ms`;
}

/** Returns a time such as `2012-10-01 12:00:00 UTC`. */
export function timeText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Returns the time of day as the records of the PBX have it, in UTC: `12:00:05`. */
export function timeOfRecord(iso: string): string {
  return iso.slice(11, 19);
}

/** Returns the time of day in the zone of the browser: `14:03:22.118`. */
export function timeOfDay(iso: string): string {
  const time = new Date(iso);
  const [hours, minutes, seconds] = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

const numbers = new Intl.NumberFormat('en');

/** Returns a number with separators: `5,253`. */
export function numberText(number: number): string {
  return numbers.format(number);
}

/** Returns a number with its noun: `1 rule`, `1,204 rules`. */
export function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns the text, cut to a number of characters; never in the middle of a character of two code units. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return `${text.slice(0, end)}…`;
}
