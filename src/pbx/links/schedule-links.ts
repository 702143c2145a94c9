import type { Store } from '#store/store.ts';
import { integerOf } from '#wire/php.ts';

/** What may follow a schedule. */
export interface ScheduledObject {
  readonly path: 'user' | 'group' | 'queue' | 'incall' | 'outcall';
  readonly id: number;
}

/** The number that a `schedule_id` is read as (core.md 7.14); 0 for none. */
export function scheduleIdOf(value: unknown): number {
  return integerOf(value);
}

/** Replaces the schedule of the object; an id of 0 or less leaves it without. Whether it exists is not asked. */
export function writeScheduleLink(store: Store, object: ScheduledObject, scheduleId: number): void {
  removeScheduleLink(store, object);
  if (scheduleId <= 0) return;
  store.insert('schedule_path', { schedule_id: scheduleId, path: object.path, pathid: object.id, order: 0 });
}

/** The id of the schedule that the object follows. */
export function scheduleLinkJson(store: Store, { path, id }: ScheduledObject): number | undefined {
  const row = store.first('schedule_path', { path, pathid: id });
  return row?.schedule_id;
}

export function removeScheduleLink(store: Store, { path, id }: ScheduledObject): void {
  store.delete('schedule_path', { path, pathid: id });
}
