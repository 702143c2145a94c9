/** The time of day of an ISO 8601 time in the zone of the browser: `14:03:22.118`. */
export function timeOfDay(iso: string): string {
  const time = new Date(iso);
  const [hours, minutes, seconds] = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** A duration, in two or three digits: `0.8 ms`, `34 ms`, `2.1 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

/** A count with its noun: `1 request`, `1,204 requests`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What the list calls a request: its operation, or method and URL if it reached no web service. */
export function nameOf({ operation, method, url }: { operation?: string; method: string; url: string }): string {
  return operation ?? `${method} ${url}`;
}
