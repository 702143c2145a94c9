import type { Random } from '../random.ts';
import type { Where } from '../store/sql.ts';
import { openingHours, type Stretch, timeAt } from './generate-call-records/opening-hours.ts';
import { type Parties, type Side, someParties } from './generate-call-records/parties.ts';
import { type CallShape, shapesFor, timesOf, type WallTime } from './generate-call-records/shapes.ts';
import { wallClock } from './generate-call-records/wall-clock.ts';

/** A call: who talks, what happens, and when. */
export interface GeneratedCall {
  readonly parties: Parties;
  readonly shape: CallShape;
  readonly times: readonly WallTime[];
}

/** A leg of a call. */
interface Leg {
  readonly call: GeneratedCall;
  readonly start: WallTime;
}

/** An event of a call, by its place in the shape. */
interface Happening {
  readonly at: WallTime;
  readonly call: GeneratedCall;
  readonly index: number;
}

/** The clock on the wall of the PBX is five hours behind universal time (call_management.md, seeds). */
const behind = 5 * 3600;

/** Calls that begin in the opening hours of a stretch of time and leave exactly so many records. */
export function callsWithin(
  random: Random,
  { rows, ...stretch }: Stretch & { readonly rows: number },
): GeneratedCall[] {
  const shapes = shapesFor(random, rows);
  const hours = openingHours(stretch);
  return shapes.map((shape, index) => {
    const start = timeAt((index + random.next()) / shapes.length, hours);
    return { parties: someParties(random), shape, times: timesOf(random, shape, start) };
  });
}

/**
 * The records of the calls, without ids, in the order of their times, of which no two are equal. `counterOf` numbers the legs by
 * their place in the order of their starts.
 */
export function recordsOf(calls: readonly GeneratedCall[], counterOf: (place: number) => number): Where[] {
  const ids = uniqueIds(calls, counterOf);
  const happenings = calls.flatMap((call) => call.times.map((at, index): Happening => ({ at, call, index })));
  happenings.sort((one, other) => one.at - other.at);
  const wallText = wallClock();
  let last = 0;
  return happenings.map(({ at, call, index }) => {
    last = Math.max(at, last + 1);
    return recordOf(call, index, { eventtime: wallText(last), ids: ids.get(call) ?? [] });
  });
}

/** The ids of the legs of each call: Unix time of the start, a dot, and a counter. */
function uniqueIds(
  calls: readonly GeneratedCall[],
  counterOf: (place: number) => number,
): ReadonlyMap<GeneratedCall, string[]> {
  const ids = new Map<GeneratedCall, string[]>(calls.map((call) => [call, []]));
  const legs = calls.flatMap(legsOf).sort((one, other) => one.start - other.start);
  for (const [place, { call, start }] of legs.entries()) {
    ids.get(call)?.push(`${Math.floor(start / 1_000_000) + behind}.${counterOf(place)}`);
  }
  return ids;
}

/** How many legs the calls have together. */
export function legCount(calls: readonly GeneratedCall[]): number {
  return calls.reduce((count, call) => count + legsOf(call).length, 0);
}

/** The legs in order; each begins with the start of its channel. */
function legsOf(call: GeneratedCall): Leg[] {
  return call.times.flatMap((start, index) => (call.shape[index]?.type === 'CHAN_START' ? [{ call, start }] : []));
}

function recordOf(
  { parties, shape }: GeneratedCall,
  index: number,
  { eventtime, ids }: { eventtime: string; ids: readonly string[] },
): Where {
  const { leg = 0, type: eventtype = '' } = shape[index] ?? {};
  const [linkedid = ''] = ids;
  const side = parties[leg];
  const told = { eventtype, eventtime, channame: side.channel, uniqueid: ids[leg] ?? '', linkedid };
  const peer = eventtype.startsWith('BRIDGE') && { peer: parties[1].channel };
  return { ...toldBy(side, eventtype), ...told, ...peer };
}

const lastEvents = ['HANGUP', 'CHAN_END', 'LINKEDID_END'];

function toldBy({ starting, running, ending }: Side, type: string): Where {
  if (type === 'CHAN_START') return starting;
  return lastEvents.includes(type) ? ending : running;
}
