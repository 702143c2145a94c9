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

/** Returns a duration such as `0.8 ms` or `12.5 s`. */
export function durationText(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${Number(ms.toFixed(2))} ms`;
}

/** Returns a time such as `2012-10-01 12:00:00 UTC`. */
export function timeText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Returns a number with its noun: `1 rule`, `2 rules`. */
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
