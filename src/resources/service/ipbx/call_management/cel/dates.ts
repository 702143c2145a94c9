import { type ActRequest, inDialectOf } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import type { TimeRange } from '#pbx/call-records/queries.ts';
import type { Query } from '#wire/query.ts';
import { acceptsSeconds, firstInstant, yearsAndMonths } from './differences.ts';

const lastInstant = '0000-12-31 23:59:59.999999';

/** The lengths of the accepted forms, which identify them once the numbers are padded. */
const lengths = { month: 'YYYY-MM'.length, day: 'YYYY-MM-DD'.length };

const pattern = /^2\d{3}(?:-\d{1,2}(?:-\d{1,2}(?: \d{1,2}:\d{1,2}:\d{1,2})?)?)?$/;

/** Returns the time range of a query; `undefined` for one that matches nothing. Throws `BadRequest`. */
export function timeRangeOf(request: ActRequest): Pick<TimeRange, 'from' | 'to'> | undefined {
  const { parameters, clock } = request;
  const now = new Date(clock.now()).toISOString().replace('T', ' ');
  const begin = dateOf(request, 'dbeg') ?? refuse(parameters, 'dbeg', 'is missing');
  const end = dateOf(request, 'dend');
  if (begin > now.slice(0, begin.length))
    refuse(parameters, 'dbeg', 'must not be later than the current time of the mock');
  if (end !== undefined && end.length !== begin.length) refuse(parameters, 'dend', 'must have the form of dbeg');
  if (end !== undefined && end < begin) refuse(parameters, 'dend', 'must not be earlier than dbeg');
  if (begin.length <= lengths.month && !inDialectOf(request, yearsAndMonths)) return undefined;
  return {
    from: begin + inDialectOf(request, firstInstant).slice(begin.length),
    to: lastInstantOf(end ?? now.slice(0, lengths.day)),
  };
}

/** The last instant of a date; the 31st for every month, as dates are compared as text. */
function lastInstantOf(date: string): string {
  return date + lastInstant.slice(date.length);
}

/** A date with padded numbers; `undefined` if it is missing. Throws `BadRequest`. */
function dateOf(request: ActRequest, name: string): string | undefined {
  const { parameters } = request;
  const text = parameters.text(name);
  if (text === '' || !parameters.has(name)) return undefined;
  if (text === undefined || !pattern.test(text))
    return refuse(parameters, name, 'must be a date, such as 2012-11-30 or 2012-11');
  const date = text.replace(/\b\d\b/g, '0$&');
  if (!isCalendarDate(date)) return refuse(parameters, name, 'must be a date that exists in the calendar');
  if (date.length > lengths.day && !inDialectOf(request, acceptsSeconds)) {
    return refuse(parameters, name, 'must be a date without a time of day');
  }
  return date;
}

/** True if the date exists; `Date` rolls over to another date or is invalid otherwise. */
function isCalendarDate(date: string): boolean {
  const first = `${date}${'0000-01-01 00:00:00'.slice(date.length)}`;
  const instant = new Date(`${first.replace(' ', 'T')}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().replace('T', ' ').startsWith(first);
}

function refuse(parameters: Query, name: string, requirement: string): never {
  throw new BadRequest({ message: `${name} ${requirement}`, field: name, rule: 'date', value: parameters.text(name) });
}
