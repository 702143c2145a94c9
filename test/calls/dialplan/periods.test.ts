import { expect, test } from 'vitest';
import { isWithin } from '#calls/dialplan/periods.ts';

const free = { hours: null, weekdays: null, monthdays: null, months: null };
const at = (clock: string) => Date.parse(`${clock}Z`);

test.each([
  ['08:00-12:00', '08:00', true],
  ['08:00-12:00', '07:59', false],
  ['08:00-12:00', '11:59', true],
  ['08:00-12:00', '12:00', false],
  ['08: 00-12: 00', '08:00', true],
  ['8:00-12:00', '08:00', true],
  ['8-12', '11:59', true],
  ['08:00:30-12:00:00', '08:00', true],
  ['08:00-12:00,14:00-18:00', '13:00', false],
  ['08:00-12:00, 14:00-18:00', '14:00', true],
  ['00:00-23:59', '23:59', true],
  ['00:00-24:00', '23:59', true],
  ['00:00-24:00', '00:00', true],
  ['22:00-06:00', '23:00', true],
  ['22:00-06:00', '05:59', true],
  ['22:00-06:00', '06:00', false],
  ['22:00-00:00', '23:59', true],
  ['22:00-00:00', '00:00', false],
  ['22:00-24:00', '00:00', false],
  ['08:00-08:00', '07:59', true],
  ['00:00-00:00', '12:00', true],
  ['08:00', '08:00', true],
  ['08:00', '08:01', false],
  ['*', '12:00', true],
  ['', '12:00', true],
  [' ', '12:00', true],
  ['morning', '08:00', false],
  ['08:00-', '08:00', false],
  ['-12:00', '08:00', false],
  ['08:00-10:00-12:00', '09:00', false],
  ['08:60-12:00', '09:00', false],
  ['08:00-25:00', '09:00', false],
  ['morning,08:00-12:00', '09:00', true],
  [',,', '09:00', false],
])('hours %s at %s: %s', (hours, time, isIn) => {
  expect(isWithin({ ...free, hours }, at(`2012-10-07T${time}`))).toBe(isIn);
});

test.each([
  ['weekdays', '1-5', '2012-10-05', true],
  ['weekdays', '1-5', '2012-10-07', false],
  ['weekdays', '7', '2012-10-07', true],
  ['weekdays', '6-1', '2012-10-07', true],
  ['weekdays', '6-1', '2012-10-08', true],
  ['weekdays', '6-1', '2012-10-09', false],
  ['weekdays', '1,3', '2012-10-10', true],
  ['weekdays', 'mon-fri', '2012-10-08', false],
  ['monthdays', '31', '2012-10-31', true],
  ['monthdays', '1-31', '2012-02-29', true],
  ['monthdays', '29', '2012-02-29', true],
  ['monthdays', '29', '2013-03-01', false],
  ['monthdays', '25-5', '2012-10-01', true],
  ['monthdays', '01', '2012-10-01', true],
  ['months', '11-2', '2012-01-15', true],
  ['months', '11-2', '2012-03-15', false],
  ['months', '12', '2012-12-25', true],
])('%s %s on %s: %s', (column, value, day, isIn) => {
  expect(isWithin({ ...free, [column]: value }, at(`${day}T12:00`))).toBe(isIn);
});

test('all columns must match', () => {
  const christmas = { hours: '10:00-11:00', weekdays: '1-7', monthdays: '25', months: '12' };
  expect(isWithin(christmas, at('2012-12-25T10:30'))).toBe(true);
  expect(isWithin(christmas, at('2012-11-25T10:30'))).toBe(false);
  expect(isWithin(christmas, at('2012-12-25T11:30'))).toBe(false);
});

test('hours past midnight belong to the day on which they begin', () => {
  const fridayNight = { ...free, hours: '22:00-06:00', weekdays: '5' };
  expect(isWithin(fridayNight, at('2012-10-05T23:00'))).toBe(true);
  expect(isWithin(fridayNight, at('2012-10-06T02:00'))).toBe(true);
  expect(isWithin(fridayNight, at('2012-10-05T02:00'))).toBe(false);
  const newYear = { ...free, hours: '22:00-02:00', monthdays: '31', months: '12' };
  expect(isWithin(newYear, at('2013-01-01T01:00'))).toBe(true);
  const leapDay = { ...free, hours: '22:00-02:00', monthdays: '29', months: '2' };
  expect(isWithin(leapDay, at('2012-03-01T01:00'))).toBe(true);
  expect(isWithin(leapDay, at('2013-03-01T01:00'))).toBe(false);
});

test('a period without times is always', () => {
  expect(isWithin(free, at('2012-10-07T00:00'))).toBe(true);
});
