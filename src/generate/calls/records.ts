import type { Where } from '#store/sql.ts';
import type { Random } from '#world/random.ts';
import type { WallTime } from '../documented/shapes.ts';
import { wallClock } from '../documented/wall-clock.ts';
import { fewestRecords } from '../request.ts';
import type { Cast } from './cast.ts';
import type { Application } from './legs.ts';
import { type Call, shortCall, someCall } from './scenarios.ts';
import { startTimes } from './schedule.ts';
import { fillingShapes, longestCall, timeUntil } from './shapes.ts';

/** How many records of which time. */
export interface RecordsWanted {
  readonly records: number;
  /** Midnight of the first day. */
  readonly from: WallTime;
  readonly callsPerDay: number;
}

/** A call that goes on: the ids of its legs, which they get as they start, and how far its applications are. */
interface Running extends Call {
  readonly ids: string[];
  readonly started: number[];
}

interface Happening {
  readonly at: WallTime;
  readonly call: Running;
  readonly index: number;
}

/** Calls are sorted among so many others: enough for those that overlap, few enough to need little memory. */
const callsAtOnce = 500;

/**
 * Exactly so many records, without ids, in the order of their times, of which no two are equal. All calls are whole: each leg has
 * an id made of the second of its start and a counter, and the records of a call name the first of its legs.
 */
export function* callRecords(
  random: Random,
  cast: Cast,
  { records, from, callsPerDay }: RecordsWanted,
): Generator<Where> {
  const starts = startTimes(random, { from, perDay: callsPerDay });
  const write = recordWriter();
  let open: Happening[] = [];
  let count = 0;
  for (const call of calls(random, cast, records)) {
    const at = starts.next().value ?? from;
    if (count % callsAtOnce === 0) {
      open.sort((one, other) => one.at - other.at);
      const kept = open.findIndex((happening) => happening.at >= at);
      for (const happening of kept < 0 ? open : open.slice(0, kept)) yield write(happening);
      open = kept < 0 ? [] : open.slice(kept);
    }
    happeningsOf(random, call, at, open);
    count += 1;
  }
  open.sort((one, other) => one.at - other.at);
  for (const happening of open) yield write(happening);
}

function* calls(random: Random, cast: Cast, records: number): Generator<Call> {
  let rest = records;
  while (rest >= fewestRecords + longestCall) {
    const call = someCall(random, cast);
    yield call;
    rest -= call.shape.length;
  }
  for (const shape of fillingShapes(rest)) yield shortCall(random, cast, shape);
}

function happeningsOf(random: Random, { shape, legs }: Call, start: WallTime, open: Happening[]): void {
  const call = { shape, legs, ids: [], started: [] };
  let at = start;
  for (const [index, step] of shape.entries()) {
    if (index > 0) at += timeUntil(step, random);
    open.push({ at, call, index });
  }
}

/** Writes what happens, in order: no two records have the same time. */
function recordWriter(): (happening: Happening) => Where {
  const wallText = wallClock();
  let last = 0;
  let counter = 0;
  return ({ at, call, index }) => {
    last = Math.max(at, last + 1);
    const step = call.shape[index];
    if (step?.type === 'CHAN_START') call.ids[step.leg] = `${Math.floor(last / 1_000_000)}.${++counter}`;
    return recordOf(call, index, wallText(last));
  };
}

const silent: Application = { appname: '', appdata: '', context: '' };
const dialled: Application = { appname: 'AppDial', appdata: '(Outgoing Line)', context: '' };
const lastEvents = ['HANGUP', 'CHAN_END', 'LINKEDID_END'];

function recordOf(call: Running, index: number, eventtime: string): Where {
  const { leg: place = 0, type: eventtype = '', peer } = call.shape[index] ?? {};
  const leg = call.legs[place];
  if (eventtype === 'APP_START') call.started[place] = (call.started[place] ?? 0) + 1;
  const application = applicationOf(call, place);
  const isCaller = leg?.applications !== undefined;
  const isTalking = isCaller && application !== silent;
  const { appname, appdata } = isCaller && lastEvents.includes(eventtype) ? silent : application;
  return {
    eventtype,
    eventtime,
    cid_name: leg?.name ?? '',
    cid_num: leg?.number ?? '',
    cid_ani: isTalking ? leg.number : '',
    exten: isTalking ? 's' : (leg?.exten ?? ''),
    context: isTalking ? application.context : (leg?.context ?? ''),
    channame: leg?.channel ?? '',
    appname,
    appdata,
    uniqueid: call.ids[place] ?? '',
    linkedid: call.ids[0] ?? '',
    peer: peer === undefined ? '' : (call.legs[peer]?.channel ?? ''),
  };
}

/** What runs on the leg now; nothing does before its first application has started. */
function applicationOf({ legs, started }: Running, place: number): Application {
  const count = started[place] ?? 0;
  if (count === 0) return silent;
  return legs[place]?.applications?.[count - 1] ?? dialled;
}
