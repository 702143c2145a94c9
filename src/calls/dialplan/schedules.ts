import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { zoneNamed } from './clock-zones.ts';
import { isWithin } from './periods.ts';

/** Whether a schedule is open. Where calls go while it is closed is a stored action, which `readDialAction` reads. */
export type ScheduleState =
  | { readonly open: true; readonly why: string }
  | {
      readonly open: false;
      /** A sentence such as `schedule office is closed on Sunday 10:00 (Europe/Paris)`. */
      readonly why: string;
      readonly action: string;
      readonly argument1: string | null;
      readonly argument2: string | null;
    };

/**
 * Returns whether a schedule is open at an instant, in milliseconds since 1970. A closed period takes precedence over opened ones,
 * and its destination over the fallback. Without an opened period a schedule is never open. One that is disabled or does not exist
 * holds nothing back.
 */
export function scheduleAt(store: Store, scheduleId: number, at: number): ScheduleState {
  const schedule = store.first('schedule', { id: scheduleId });
  if (schedule === undefined) return { open: true, why: `schedule ${scheduleId} does not exist` };
  if (schedule.commented !== 0) return { open: true, why: `schedule ${schedule.name} is disabled` };
  const zone = zoneNamed(schedule.timezone ?? '');
  const clock = zone.clockAt(at);
  const moment = `${clockWords(clock)} (${zone.words})`;
  const periods = store
    .all('schedule_time', { schedule_id: scheduleId, commented: 0 }, 'id')
    .filter((period) => isWithin(period, clock));
  const closed = periods.find(({ mode }) => mode === 'closed');
  if (closed !== undefined) {
    const why = `schedule ${schedule.name} has a closed period on ${moment}`;
    return { open: false, why, ...(actionOfPeriod(closed) ?? fallbackOf(schedule)) };
  }
  if (periods.length > 0) return { open: true, why: `schedule ${schedule.name} is open on ${moment}` };
  return { open: false, why: `schedule ${schedule.name} is closed on ${moment}`, ...fallbackOf(schedule) };
}

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function clockWords(clock: number): string {
  const date = new Date(clock);
  return `${dayNames[date.getUTCDay()]} ${date.toISOString().slice(11, 16)}`;
}

function actionOfPeriod({ action, actionid, actionargs }: Rows['schedule_time']) {
  return action === null ? undefined : { action, argument1: actionid, argument2: actionargs };
}

function fallbackOf({ fallback_action, fallback_actionid, fallback_actionargs }: Rows['schedule']) {
  return { action: fallback_action, argument1: fallback_actionid, argument2: fallback_actionargs };
}
