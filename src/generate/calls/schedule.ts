import type { Random } from '#world/random.ts';
import { openingHours, second } from '../documented/opening-hours.ts';
import type { WallTime } from '../documented/shapes.ts';

const day = 24 * 3600 * second;
const weekend = [0, 6];

/** Starts of calls one after the other, in the opening hours of working days from `from` on, without end. */
export function* startTimes(random: Random, { from, perDay }: { from: WallTime; perDay: number }): Generator<WallTime> {
  for (let midnight = from; ; midnight += day) {
    if (weekend.includes(new Date(midnight / 1000).getUTCDay())) continue;
    for (const hours of openingHours({ from: midnight, to: midnight + day })) {
      const gap = (hours.to - hours.from) / perDay;
      for (let at = hours.from; at < hours.to; at += Math.ceil(2 * gap * random.next())) yield at;
    }
  }
}
