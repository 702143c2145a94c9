import { refuseField } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { fixed, flag, optional, required } from '#fields/field.ts';
import { anyText, multiLine, plainName } from '#fields/text.ts';
import { mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import type { Container } from '#wire/values.ts';

const hour = { regexp: /^([01]?\d|2[0-4]):[0-5]?\d?$/, words: 'a time of day, such as 08:30' };
const period = { maxlen: 16, regexp: /^[0-9_><-]+$/, words: 'digits, _ > < -' };

/** The columns of the weekdays, Monday first. */
export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const fields = {
  name: required(plainName),
  hour_start: required(hour),
  hour_end: required(hour),
  homepage: flag(),
  timezone: optional(anyText(128), ''),
  default_delta: required({
    maxlen: 16,
    regexp: /^-\d{1,3} [dayweekmonth|]|0$/,
    words: '0 or a negative offset, such as -1 day, -2 week or -3 month',
  }),
  monday: flag(),
  tuesday: flag(),
  wednesday: flag(),
  thursday: flag(),
  friday: flag(),
  saturday: flag(),
  sunday: flag(),
  period1: required(period),
  period2: optional(period, ''),
  period3: optional(period, ''),
  period4: optional(period, ''),
  period5: optional(period, ''),
  dbegcache: required({ regexp: /^\d{4}-\d{2}$/, words: 'a month, such as 2012-11' }),
  dendcache: required({ regexp: /^\d{4}-\d{2}|0$/, words: 'a month, such as 2012-11, or 0' }),
  disable: fixed(0),
  description: optional(multiLine(1000), ''),
};

/** The fields of a body. */
export const configurationParts = part({
  stats_conf: mustHave(part(namesOf(fields))),
  queue: value('ids', 'the queues, by id; each needs an entry in `queue_qos`'),
  queue_qos: value('object', 'the service level of each queue in seconds, by its id'),
  agent: value('ids', 'the agents, by id'),
  xivouser: value('ids', 'the accounts of the web interface that see the statistics, by id'),
});

/** Reads the `stats_conf` part of a body and returns the row to store. Throws `BadRequest`. */
export function readConfiguration(input: Container) {
  const values = parse(fields, input, 'stats_conf');
  return {
    ...values,
    hour_start: timeOfDay(values.hour_start, 'stats_conf.hour_start'),
    hour_end: timeOfDay(values.hour_end, 'stats_conf.hour_end'),
    dbegcache: firstOfMonth(values.dbegcache, 'stats_conf.dbegcache'),
    dendcache: firstOfMonth(values.dendcache, 'stats_conf.dendcache'),
  };
}

/** The time as `HH:MM:00`. `8:5` is 08:05, and `24:00` is allowed. */
function timeOfDay(text: string, field: string): string {
  const [hours = '', minutes = ''] = text.trim().split(':');
  const time = `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:00`;
  return time <= '24:00:00'
    ? time
    : refuseField(field, 'must be a time of day up to 24:00', { rule: 'time of day', value: text });
}

/** Unix time, in seconds, of the first day of a month; 0 for a month above 12. Month 0 is December of the year before. */
function firstOfMonth(text: string, field: string): number {
  const [, year = '', month = ''] = /^(\d{4})-(\d{1,2})/.exec(text) ?? [];
  if (month === '' || Number(month) > 12) return 0;
  const time = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, 1) / 1000;
  return Math.abs(time) < 2 ** 31
    ? time
    : refuseField(field, 'must be a month from 1902-01 to 2038-01', { rule: '32-bit time', value: text });
}
