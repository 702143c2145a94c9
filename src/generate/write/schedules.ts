import type { Store } from '#store/store.ts';
import type { PlannedIncall } from '../plan.ts';
import type { PlannedSchedule } from '../routes.ts';

/** Writes the schedules, open on working days. */
export function writeSchedules(store: Store, schedules: readonly PlannedSchedule[]): void {
  const shared = {
    timezone: 'Europe/Paris',
    description: '',
    fallback_action: 'endcall:hangup',
    fallback_actionargs: '',
  };
  store.insertMany(
    'schedule',
    shared,
    schedules.map(({ id, name }) => ({ id, name })),
  );
  store.insertMany(
    'schedule_time',
    { mode: 'opened', weekdays: '1-5', monthdays: '1-31', months: '1-12', commented: 0 },
    schedules.map(({ id, hours }) => ({ schedule_id: id, hours })),
  );
}

/** Gives the incalls of each company its schedules, in turn. */
export function writeIncallSchedules(
  store: Store,
  schedules: readonly PlannedSchedule[],
  incalls: readonly PlannedIncall[],
): void {
  const links = incalls.flatMap(({ id, company }, index) => {
    const own = schedules.filter((schedule) => schedule.company === company);
    const schedule = own[index % own.length];
    return schedule === undefined ? [] : [{ schedule_id: schedule.id, pathid: id }];
  });
  store.insertMany('schedule_path', { path: 'incall', order: 0 }, links);
}
