import { RE2JS } from 're2js';
import { selectBetween, type TimeRange } from '#pbx/call-records/queries.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { type Filters, technologies } from './filters.ts';
import { applyEvent, type Leg, type LegEvent, legColumns, newLeg } from './legs.ts';

/** The legs of a call by id. */
type CallLegs = Map<string, Leg>;

/** Returns the calls with records in the time range that pass the filters as JSON, in the order of their first records. */
export function summariesOf(store: Store, range: Pick<TimeRange, 'from' | 'to'>, filters: Filters): Json[] {
  const { sql, values } = selectBetween({ ...range, context: filters.dcontext }, Object.keys(legColumns).join(', '));
  const calls = new Map<string, CallLegs>();
  for (const row of store.query(legColumns, sql, ...values)) applyEvent(legOf(calls, row), row);
  const passes = filterOf(filters);
  const matches = [...calls.values()].filter((legs) => passes([...legs.values()]));
  return matches.map((legs) => new Map([...legs].map(([id, { json }]) => [id, json])));
}

function legOf(calls: Map<string, CallLegs>, { linkedid, uniqueid }: LegEvent): Leg {
  const legs = calls.get(linkedid) ?? new Map<string, Leg>();
  const leg = legs.get(uniqueid) ?? newLeg();
  calls.set(linkedid, legs);
  legs.set(uniqueid, leg);
  return leg;
}

/** Returns a predicate on the legs of a call. */
function filterOf({ channel, src, srcformat, dst, dstformat }: Filters): (legs: readonly Leg[]) => boolean {
  const isFrom = partyFilter('from', { expression: src, format: srcformat });
  const isTo = partyFilter('to', { expression: dst, format: dstformat });
  return ([first, second]) => isOnChannel([first, second], channel) && isFrom(first) && isTo(first);
}

/** Only the channels of the first two legs count. */
function isOnChannel(legs: readonly (Leg | undefined)[], channel: string): boolean {
  if (channel === '') return true;
  return technologies.includes(channel) && legs.some((leg) => textOf(leg, 'channame')?.startsWith(channel));
}

/**
 * The text of the filter is used as a regular expression, unescaped (call_management.md 4.8). An invalid one matches nothing; so do
 * look-arounds and back-references, which the linear-time engine does not support.
 */
function partyFilter(key: 'from' | 'to', { expression, format }: { expression: string; format: string }) {
  if (expression === '') return () => true;
  const pattern = patternOf(expression, format);
  if (pattern === undefined) return () => false;
  return (leg: Leg | undefined): boolean => {
    const text = textOf(leg, key);
    return text !== undefined && pattern.test(text);
  };
}

function patternOf(expression: string, format: string): RE2JS | undefined {
  const start = format === 'begin' || format === 'exact' || format === '' ? '^' : '';
  const end = format === 'end' || format === 'exact' || format === '' ? '$' : '';
  try {
    return RE2JS.compile(`${start}${expression}${end}`, RE2JS.CASE_INSENSITIVE);
  } catch {
    return undefined;
  }
}

function textOf(leg: Leg | undefined, key: string): string | undefined {
  const value = leg?.json.get(key);
  return typeof value === 'string' ? value : undefined;
}
