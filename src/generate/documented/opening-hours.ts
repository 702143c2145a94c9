import type { WallTime } from './shapes.ts';

/** A stretch of time. */
export interface Stretch {
  readonly from: WallTime;
  readonly to: WallTime;
}

export const second = 1_000_000;
const hour = 3600 * second;
const day = 24 * hour;

/** The parts of a stretch in which the office is open: from eight to seven each day; all of it when there are none. */
export function openingHours({ from, to }: Stretch): readonly Stretch[] {
  const hours: Stretch[] = [];
  for (let midnight = from - (from % day); midnight < to; midnight += day) {
    const open = { from: Math.max(from, midnight + 8 * hour), to: Math.min(to, midnight + 19 * hour) };
    if (open.from < open.to) hours.push(open);
  }
  return hours.length > 0 ? hours : [{ from, to }];
}

/** The time at a part (from 0 to below 1) of all the stretches together. */
export function timeAt(part: number, stretches: readonly Stretch[]): WallTime {
  let rest = Math.floor(part * stretches.reduce((sum, { from, to }) => sum + to - from, 0));
  for (const { from, to } of stretches) {
    if (rest < to - from) return from + rest;
    rest -= to - from;
  }
  return stretches.at(-1)?.to ?? 0;
}
