import type { Where } from '#store/sql.ts';
import type { Random } from '#world/random.ts';
import { openingHours, type Stretch, timeAt } from './opening-hours.ts';
import { type Parties, someParties } from './parties.ts';
import { type CallShape, type ShapeEvent, shapesFor, timesOf, type WallTime } from './shapes.ts';
import { wallClock } from './wall-clock.ts';

/** A call: who talks, what happens, and when. */
export interface GeneratedCall {
  readonly parties: Parties;
  readonly shape: CallShape;
  readonly times: readonly WallTime[];
}

/** A call on its way into records: what each leg tells, once it has started. */
interface OpenCall extends GeneratedCall {
  readonly legs: Told[];
  /** Id of the first leg. */
  linkedid?: string;
}

/** What the records of a leg tell besides type and time, put together once. */
type Told = Readonly<Record<'starting' | 'running' | 'bridged' | 'ending', Where>>;

/** An event of a call, by its place in the shape. */
interface Happening {
  readonly at: WallTime;
  readonly call: OpenCall;
  readonly event: ShapeEvent;
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

/** How many legs the calls have together. */
export function legCount(calls: readonly GeneratedCall[]): number {
  return calls.reduce((count, { shape }) => count + shape.filter(({ type }) => type === 'CHAN_START').length, 0);
}

/**
 * The records of the calls, without ids, in the order of their times, of which no two are equal. `counterOf` numbers the legs by
 * their place in the order of their starts. Only the calls of a moment are held at once, as there may be many.
 */
export function* recordsOf(
  calls: readonly GeneratedCall[],
  counterOf: (place: number) => number,
): Generator<Where, void> {
  const toRecord = recordWriter(counterOf);
  let waiting: Happening[] = [];
  for (const call of calls.toSorted((one, other) => startOf(one) - startOf(other))) {
    yield* waiting.filter(({ at }) => at < startOf(call)).map(toRecord);
    waiting = [...waiting.filter(({ at }) => at >= startOf(call)), ...happeningsOf(call)].sort(
      (one, other) => one.at - other.at,
    );
  }
  yield* waiting.map(toRecord);
}

function startOf({ times: [start = 0] }: GeneratedCall): WallTime {
  return start;
}

function happeningsOf(generated: GeneratedCall): Happening[] {
  const call: OpenCall = { ...generated, legs: [] };
  return call.shape.map((event, index) => ({ at: call.times[index] ?? 0, call, event }));
}

/** Writes events in the order of their times; a leg gets its id when it starts. */
function recordWriter(counterOf: (place: number) => number): (happening: Happening) => Where {
  const wallText = wallClock();
  let last = 0;
  let place = 0;
  return ({ at, call, event: { leg, type } }) => {
    if (type === 'CHAN_START') {
      const uniqueid = `${Math.floor(at / 1_000_000) + behind}.${counterOf(place)}`;
      place += 1;
      call.linkedid ??= uniqueid;
      call.legs[leg] = toldBy(call.parties, leg, { uniqueid, linkedid: call.linkedid });
    }
    last = Math.max(at, last + 1);
    return { ...call.legs[leg]?.[kinds[type] ?? 'running'], eventtype: type, eventtime: wallText(last) };
  };
}

const kinds: Readonly<Record<string, keyof Told>> = {
  CHAN_START: 'starting',
  BRIDGE_START: 'bridged',
  BRIDGE_END: 'bridged',
  HANGUP: 'ending',
  CHAN_END: 'ending',
  LINKEDID_END: 'ending',
};

function toldBy(parties: Parties, leg: 0 | 1, ids: Where): Told {
  const { channel, starting, running, ending } = parties[leg];
  const both = { channame: channel, ...ids };
  return {
    starting: { ...starting, ...both },
    running: { ...running, ...both },
    bridged: { ...running, ...both, peer: parties[1].channel },
    ending: { ...ending, ...both },
  };
}
