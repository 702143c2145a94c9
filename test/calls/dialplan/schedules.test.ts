import { expect, test } from 'vitest';
import { scheduleAt } from '#calls/dialplan/schedules.ts';
import type { Store } from '#store/store.ts';
import { documentedStore } from './store.ts';

const fallback = { fallback_action: 'endcall:hangup', fallback_actionid: null, fallback_actionargs: '' };

interface ScheduleRows {
  readonly timezone?: string | null;
  readonly commented?: number;
  readonly opened?: readonly object[];
  readonly closed?: readonly object[];
}

function addSchedule(store: Store, { opened = [], closed = [], ...columns }: ScheduleRows): number {
  const id = store.insert('schedule', { name: 'office', ...fallback, ...columns });
  for (const period of opened) store.insert('schedule_time', { schedule_id: id, mode: 'opened', ...period });
  for (const period of closed) store.insert('schedule_time', { schedule_id: id, mode: 'closed', ...period });
  return id;
}

const officeHours = { hours: '08: 00-12: 00', weekdays: '1-5', monthdays: '1-31', months: '1-12' };

function stateAt(rows: ScheduleRows, time: string) {
  const store = documentedStore();
  return scheduleAt(store, addSchedule(store, rows), Date.parse(time));
}

const isOpen = (rows: ScheduleRows, time: string): boolean => stateAt(rows, time).open;

test('a schedule is open in its opened period, by the clock of its time zone', () => {
  const office = { timezone: 'Europe/Paris', opened: [officeHours] };
  expect(stateAt(office, '2012-10-08T06:00:00Z')).toEqual({
    open: true,
    why: 'schedule office is open on Monday 08:00 (Europe/Paris)',
  });
  expect(stateAt(office, '2012-10-07T08:00:00Z')).toEqual({
    open: false,
    why: 'schedule office is closed on Sunday 10:00 (Europe/Paris)',
    action: 'endcall:hangup',
    argument1: null,
    argument2: '',
  });
});

test('a closed period takes precedence, with its own destination or else the fallback', () => {
  const noon = { hours: '10:00-11:00' };
  const toUser = { ...noon, action: 'user', actionid: '2', actionargs: '10' };
  const state = (closed: object) => stateAt({ opened: [officeHours], closed: [closed] }, '2012-10-08T10:30:00Z');
  expect(state(toUser)).toEqual({
    open: false,
    why: 'schedule office has a closed period on Monday 10:30 (UTC)',
    action: 'user',
    argument1: '2',
    argument2: '10',
  });
  expect(state(noon)).toMatchObject({ open: false, action: 'endcall:hangup' });
  expect(state({ ...toUser, commented: 1 })).toMatchObject({ open: true });
});

test('of two closed periods the first decides', () => {
  const closed = [{ action: 'endcall:busy' }, { action: 'none' }];
  expect(stateAt({ closed }, '2012-10-08T10:30:00Z')).toMatchObject({ action: 'endcall:busy' });
});

test('a schedule without an enabled opened period is never open', () => {
  expect(isOpen({}, '2012-10-08T10:30:00Z')).toBe(false);
  expect(isOpen({ opened: [{ ...officeHours, commented: 1 }] }, '2012-10-08T10:30:00Z')).toBe(false);
});

test('a schedule that is disabled or gone holds nothing back', () => {
  const store = documentedStore();
  const id = addSchedule(store, { commented: 1 });
  expect(scheduleAt(store, id, 0)).toEqual({ open: true, why: 'schedule office is disabled' });
  expect(scheduleAt(store, 99, 0)).toEqual({ open: true, why: 'schedule 99 does not exist' });
});

test.each([
  ['', 'schedule office is closed on Monday 12:30 (UTC)'],
  [null, 'schedule office is closed on Monday 12:30 (UTC)'],
  ['Mars/Olympus', 'schedule office is closed on Monday 12:30 (UTC, because the time zone Mars/Olympus is unknown)'],
  [' Europe/Paris ', 'schedule office is closed on Monday 14:30 (Europe/Paris)'],
  ['America/Montreal', 'schedule office is open on Monday 08:30 (America/Montreal)'],
])('time zone %s: %s', (timezone, why) => {
  expect(stateAt({ timezone, opened: [officeHours] }, '2012-10-08T12:30:00Z').why).toBe(why);
});

const hours = (span: string, timezone: string) => ({ timezone, opened: [{ hours: span }] });

test.each([
  ['the hour that does not exist is skipped', 'Europe/Paris', '02:00-03:00', '2012-03-25T00:59:00Z', false],
  ['after it the clock shows three', 'Europe/Paris', '03:00-04:00', '2012-03-25T01:00:00Z', true],
  ['the hour that is twice is open the first time', 'Europe/Paris', '02:00-03:00', '2012-10-28T00:30:00Z', true],
  ['and the second time', 'Europe/Paris', '02:00-03:00', '2012-10-28T01:30:00Z', true],
  ['and then it is over', 'Europe/Paris', '02:00-03:00', '2012-10-28T02:00:00Z', false],
  ['summer in the south is in January', 'America/Santiago', '09:00-10:00', '2012-01-10T12:30:00Z', true],
  ['and winter in July', 'America/Santiago', '09:00-10:00', '2012-07-10T13:30:00Z', true],
  ['Sydney changes on the first Sunday of October', 'Australia/Sydney', '03:00-04:00', '2012-10-06T16:00:00Z', true],
  ['zones may differ by half an hour', 'Asia/Kolkata', '09:00-09:30', '2012-10-08T03:30:00Z', true],
])('%s', (_, timezone, span, time, isIn) => {
  expect(isOpen(hours(span, timezone), time)).toBe(isIn);
});

test.each([
  ['Pacific/Auckland', '2012-10-07T12:00:00Z', '1'],
  ['Europe/Paris', '2012-10-07T12:00:00Z', '7'],
  ['Pacific/Honolulu', '2012-10-08T09:59:00Z', '7'],
  ['Pacific/Honolulu', '2012-10-08T10:00:00Z', '1'],
])('the weekday in %s at %s is %s', (timezone, time, weekdays) => {
  expect(isOpen({ timezone, opened: [{ weekdays }] }, time)).toBe(true);
});

test.each([
  ['midnight belongs to the new day', { monthdays: '8' }, '2012-10-08T00:00:00Z', true],
  ['the second before does not', { monthdays: '8' }, '2012-10-07T23:59:59Z', false],
  ['the end of a month', { monthdays: '31', months: '12' }, '2012-12-31T23:59:59.999Z', true],
  ['29 February', { monthdays: '29', months: '2' }, '2012-02-29T12:00:00Z', true],
  ['before 1970', { monthdays: '31', months: '12' }, '1969-12-31T23:00:00Z', true],
])('%s', (_, period, time, isIn) => {
  expect(isOpen({ opened: [period] }, time)).toBe(isIn);
  expect(isOpen({ timezone: 'Etc/UTC', opened: [period] }, time)).toBe(isIn);
});
