import { type Duration, second, type WallTime } from '#pbx/call-records/wall-clock.ts';
import type { Random } from '#world/random.ts';

const hour: Duration = 3600 * second;
const day: Duration = 24 * hour;
const opening: Duration = 8 * hour;
const closing: Duration = 19 * hour;
const weekend = [0, 6];

/** Opening hours of a working day, in seconds. */
export const openSeconds = (closing - opening) / second;

/** Generates start times of calls without end: `perDay` each working day from midnight `from`, spread over the opening hours. */
export function* startTimes(
  random: Random,
  { from, perDay }: { from: WallTime; perDay: number },
): Generator<WallTime, never> {
  const gap = (closing - opening) / perDay;
  for (let midnight = from; ; midnight += day) {
    if (weekend.includes(new Date(midnight / 1000).getUTCDay())) continue;
    for (let index = 0; index < perDay; index += 1) {
      yield midnight + opening + Math.floor((index + random.next()) * gap);
    }
  }
}
