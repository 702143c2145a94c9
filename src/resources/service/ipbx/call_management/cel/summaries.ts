import { RE2JS } from 're2js';
import { selectBetween } from '#pbx/call-records/queries.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import type { Period } from './dates.ts';
import { type Filters, technologies } from './filters.ts';
import { type Leg, type LegEvent, legColumns, newLeg, note } from './legs.ts';

/** A call: its legs by their ids. */
type CallLegs = Map<string, Leg>;

/** The calls that have records in the period, in the order of their first records, as far as they pass the filters. */
export function summariesOf(store: Store, period: Period, filters: Filters): Json[] {
  const { sql, values } = selectBetween({ ...period, context: filters.dcontext }, Object.keys(legColumns).join(', '));
  const calls = new Map<string, CallLegs>();
  for (const row of store.query(legColumns, sql, ...values)) note(legOf(calls, row), row);
  const passes = filterOf(filters);
  const asked = [...calls.values()].filter((legs) => passes([...legs.values()]));
  return asked.map((legs) => new Map([...legs].map(([id, { shown }]) => [id, shown])));
}

function legOf(calls: Map<string, CallLegs>, { linkedid, uniqueid }: LegEvent): Leg {
  const legs = calls.get(linkedid) ?? new Map<string, Leg>();
  const leg = legs.get(uniqueid) ?? newLeg();
  calls.set(linkedid, legs);
  legs.set(uniqueid, leg);
  return leg;
}

/** Whether a call with these legs passes the filters. */
function filterOf({ channel, src, srcformat, dst, dstformat }: Filters): (legs: readonly Leg[]) => boolean {
  const isFrom = partyFilter('from', { sought: src, format: srcformat });
  const isTo = partyFilter('to', { sought: dst, format: dstformat });
  return ([first, second]) => isOnChannel([first, second], channel) && isFrom(first) && isTo(first);
}

/** The channels of all but the first two legs do not count. */
function isOnChannel(legs: readonly (Leg | undefined)[], channel: string): boolean {
  if (channel === '') return true;
  return technologies.includes(channel) && legs.some((leg) => shownText(leg, 'channame')?.startsWith(channel));
}

/**
 * The text that is sought is a regular expression, as it is (call_management.md 4.8). An invalid one matches nothing, and so
 * do look-arounds and back-references: the engine takes time in proportion to the text, whatever the expression.
 */
function partyFilter(key: 'from' | 'to', { sought, format }: { sought: string; format: string }) {
  if (sought === '') return () => true;
  const pattern = patternOf(sought, format);
  if (pattern === undefined) return () => false;
  return (leg: Leg | undefined): boolean => {
    const text = shownText(leg, key);
    return text !== undefined && pattern.test(text);
  };
}

function patternOf(sought: string, format: string): RE2JS | undefined {
  const start = format === 'begin' || format === 'exact' || format === '' ? '^' : '';
  const end = format === 'end' || format === 'exact' || format === '' ? '$' : '';
  try {
    return RE2JS.compile(`${start}${sought}${end}`, RE2JS.CASE_INSENSITIVE);
  } catch {
    return undefined;
  }
}

function shownText(leg: Leg | undefined, key: string): string | undefined {
  const value = leg?.shown.get(key);
  return typeof value === 'string' ? value : undefined;
}
