import type { JsonRecord } from '#pbx/json/record-json.ts';
import { days } from '#resources/statistics/call_center/settings/configuration/fields.ts';
import { truth } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';

/** A statistics configuration; without any column if it does not exist. */
export type StatisticsConfiguration = Partial<Rows['stats_conf']>;

/** A row of a statistics table, without the results. */
export interface TableRow {
  readonly key: string | number;
  readonly rowdata: JsonRecord;
}

/** In milliseconds. */
const dayLength = 86_400_000;

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The months of a year, with untranslated names. */
export const monthsOfYear: readonly TableRow[] = months.map((name, index) => {
  return { key: index + 1, rowdata: { identity: name, name, key: index + 1 } };
});

/** The hours of a configuration, from `hour_start` (inclusive) to `hour_end` (exclusive). */
export function hoursOfDay({ hour_start = '', hour_end = '' }: StatisticsConfiguration): TableRow[] {
  const [first, last] = [Number(hour_start.slice(0, 2)), Number(hour_end.slice(0, 2))];
  const hours = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return hours.map((hour) => ({ key: hour, rowdata: { identity: `hour-opt(${hour})`, name: hour, key: hour } }));
}

/** The weekdays of a configuration by name, Monday first. */
export function namedDays(configuration: StatisticsConfiguration): TableRow[] {
  return days
    .filter((day) => truth(configuration, day))
    .map((day) => ({ key: day, rowdata: { identity: day, name: day, key: day } }));
}

/** The days of a configuration in the week of a date (`YYYY-MM-DD`), Monday first. */
export function daysOfWeek(configuration: StatisticsConfiguration, date: string): TableRow[] {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const time = Date.UTC(year, month - 1, day);
  return datedRows(configuration, time - weekdayOf(time) * dayLength, 7);
}

/** The days of a configuration in a month (`YYYY-MM`), keyed by date. */
export function daysOfMonth(configuration: StatisticsConfiguration, month: string): TableRow[] {
  const { first, length } = monthOf(month);
  return datedRows(configuration, first, length);
}

/** The days of a configuration in a month (`YYYY-MM`), keyed by day of the month. */
export function numberedDays(configuration: StatisticsConfiguration, month: string): TableRow[] {
  const { first, length } = monthOf(month);
  return includedDays(configuration, first, length).map((time) => {
    const [name, date] = [days[weekdayOf(time)] ?? '', dateOf(time)];
    const rowdata = {
      identity: `${name}-opt(${Number(date.day)})`,
      index: `${date.year}${date.month}${date.day}`,
      dayname: name,
      day: date.day,
      name,
      key: date.day,
      time: time / 1000,
    };
    return { key: date.day, rowdata };
  });
}

function datedRows(configuration: StatisticsConfiguration, first: number, length: number): TableRow[] {
  return includedDays(configuration, first, length).map((time) => {
    const [name, { day, month, year }] = [days[weekdayOf(time)] ?? '', dateOf(time)];
    const key = Number(`${year}${month}${day}`);
    return { key, rowdata: { identity: name, name, key, day, month, year } };
  });
}

/** The start of each of `length` days that the configuration includes, in milliseconds. */
function includedDays(configuration: StatisticsConfiguration, first: number, length: number): number[] {
  const all = Array.from({ length }, (_, index) => first + index * dayLength);
  return all.filter((time) => {
    const day = days[weekdayOf(time)];
    return day !== undefined && truth(configuration, day);
  });
}

/** The day of the week, 0 for Monday. The Unix epoch was a Thursday. */
function weekdayOf(time: number): number {
  return (((time / dayLength + 3) % 7) + 7) % 7;
}

function monthOf(text: string): { first: number; length: number } {
  const [year = 0, month = 1] = text.split('-').map(Number);
  const first = Date.UTC(year, month - 1, 1);
  return { first, length: (Date.UTC(year, month, 1) - first) / dayLength };
}

function dateOf(time: number): { year: string; month: string; day: string } {
  const [year = '', month = '', day = ''] = new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length).split('-');
  return { year, month, day };
}
