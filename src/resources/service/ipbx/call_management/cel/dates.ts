import { type ActRequest, inDialectOf } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import type { Query } from '#wire/query.ts';
import { acceptsSeconds, firstInstant, wholePeriods } from './differences.ts';

/** A time with both ends, as the records tell theirs. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const lastInstant = '0000-12-31 23:59:59.999999';

/** Lengths of the accepted forms, which are told apart by them once their numbers have all their digits. */
const lengths = { month: 'YYYY-MM'.length, day: 'YYYY-MM-DD'.length };

const pattern = /^2\d{3}(?:-\d{1,2}(?:-\d{1,2}(?: \d{1,2}:\d{1,2}:\d{1,2})?)?)?$/;

/** The time that the query asks for; `undefined` for one that matches nothing. Throws `BadRequest`. */
export function periodOf(request: ActRequest): Period | undefined {
  const { parameters, clock } = request;
  const now = new Date(clock.now()).toISOString().replace('T', ' ');
  const begin = dateOf(request, 'dbeg') ?? refuse(parameters, 'dbeg', 'is missing');
  const end = dateOf(request, 'dend');
  if (begin > now.slice(0, begin.length))
    refuse(parameters, 'dbeg', 'must not be in the future of the clock of the mock');
  if (end !== undefined && end.length !== begin.length) refuse(parameters, 'dend', 'must have the form of dbeg');
  if (end !== undefined && end < begin) refuse(parameters, 'dend', 'must not be earlier than dbeg');
  if (begin.length <= lengths.month && !inDialectOf(request, wholePeriods)) return undefined;
  return {
    from: begin + inDialectOf(request, firstInstant).slice(begin.length),
    to: widened(end ?? now.slice(0, lengths.day)),
  };
}

/** The last instant of a date; a month ends with its 31st, as text, whether it has one or not. */
function widened(date: string): string {
  return date + lastInstant.slice(date.length);
}

/** A date with all its digits; `undefined` when it is missing. */
function dateOf(request: ActRequest, name: string): string | undefined {
  const { parameters } = request;
  const text = parameters.text(name);
  if (text === '' || !parameters.has(name)) return undefined;
  if (text === undefined || !pattern.test(text))
    return refuse(parameters, name, 'must be a date, such as 2012-11-30 or 2012-11');
  const date = text.replace(/\b\d\b/g, '0$&');
  if (!isPossible(date)) return refuse(parameters, name, 'must be a day of the calendar');
  if (date.length > lengths.day && !inDialectOf(request, acceptsSeconds)) {
    return refuse(parameters, name, 'must be a date without a time of day');
  }
  return date;
}

/** A date that the calendar does not have rolls over to another one, or to none. */
function isPossible(date: string): boolean {
  const first = `${date}${'0000-01-01 00:00:00'.slice(date.length)}`;
  const instant = new Date(`${first.replace(' ', 'T')}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().replace('T', ' ').startsWith(first);
}

function refuse(parameters: Query, name: string, fault: string): never {
  throw new BadRequest({ message: `${name} ${fault}`, field: name, rule: 'date', value: parameters.text(name) });
}
