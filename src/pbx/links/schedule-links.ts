import * as z from 'zod';
import { value } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import { integerOf } from '#wire/php.ts';

/** An object that may have a schedule. */
export interface ScheduledObject {
  readonly path: 'user' | 'group' | 'queue' | 'incall' | 'outcall';
  readonly id: number;
}

/** The field `schedule_id` of a body. */
export const scheduleIdName = value('id', 'the id of the schedule; 0 for none');

/** Reads `schedule_id` as an integer (core.md 7.14); 0 means no schedule. */
export function scheduleIdOf(value: unknown): number {
  return integerOf(value);
}

/** Replaces the schedule of the object; an id of 0 or less removes it. The id is not checked for existence. */
export function writeScheduleLink(store: Store, object: ScheduledObject, scheduleId: number): void {
  removeScheduleLink(store, object);
  if (scheduleId <= 0) return;
  store.insert('schedule_path', { schedule_id: scheduleId, path: object.path, pathid: object.id, order: 0 });
}

/** The id of the object's schedule; `undefined` if it has none. */
export function scheduleLinkJson(store: Store, { path, id }: ScheduledObject): number | undefined {
  const row = store.first('schedule_path', { path, pathid: id });
  return row?.schedule_id;
}

/** The schema of `scheduleLinkJson`; the caller says what an object without a schedule has. */
export function scheduleLinkAnswer(): z.ZodType {
  return z.int().describe('id of the schedule');
}

/** Removes the schedule of the object, if any. */
export function removeScheduleLink(store: Store, { path, id }: ScheduledObject): void {
  store.delete('schedule_path', { path, pathid: id });
}
