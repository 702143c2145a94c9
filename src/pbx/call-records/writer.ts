import type { ColumnValues } from '#store/table-types.ts';
import type { Random } from '#world/random.ts';
import type { Application, Party, StartedCall } from './call.ts';
import { type CallEvent, eventsOf } from './events.ts';
import { second, type WallTime, wallClock } from './wall-clock.ts';

/** A record as it is written; it gets its id then. */
export type NewRecord = Omit<ColumnValues<'cel'>, 'id' | 'out_of_order'>;

/** What the records of calls depend on besides the calls. */
export interface WriterOptions {
  /** For the time that passes between events that the PBX brings about at once. */
  readonly random: Pick<Random, 'between'>;
  /** Seconds by which the wall clock is behind universal time, which the ids of legs contain. */
  readonly behind?: number;
  /** Counter in the id of the first leg; 1 unless given. */
  readonly counter?: number;
}

/** A call in progress. */
interface Running {
  readonly legs: readonly Leg[];
  /** The number that the caller dialled. */
  readonly exten: string;
  /** What runs on the caller's leg, one after the other. */
  readonly applications: readonly Application[];
}

interface Leg {
  readonly party: Party;
  /** Known from the start of the leg on. */
  id: string;
  /** How many applications have started. */
  started: number;
}

interface Happening {
  readonly at: WallTime;
  readonly call: Running;
  readonly event: CallEvent;
}

/** Events are sorted in batches of this many calls: enough for those that overlap, few enough to need little memory. */
const callsAtOnce = 500;

/** Shortest and longest time until an event that happens at once. */
const atOnce = [900, 60_000] as const;

/**
 * The records of calls that are given in the order of their starts, without ids, in the order of their times, of which no two are
 * equal. Each leg has an id made of the second of its start and a counter, and the records of a call name the first of its legs.
 */
export function* recordsOf(calls: Iterable<StartedCall>, options: WriterOptions): Generator<NewRecord, undefined> {
  const write = recordWriter(options);
  const waiting: Happening[] = [];
  let count = 0;
  for (const call of calls) {
    if (count % callsAtOnce === 0) {
      waiting.sort(byTime);
      const kept = waiting.findIndex(({ at }) => at >= call.start);
      for (const happening of waiting.splice(0, kept < 0 ? waiting.length : kept)) yield write(happening);
    }
    addHappenings(waiting, call, options.random);
    count += 1;
  }
  for (const happening of waiting.sort(byTime)) yield write(happening);
}

function byTime(one: Happening, other: Happening): number {
  return one.at - other.at;
}

function addHappenings(waiting: Happening[], call: StartedCall, random: WriterOptions['random']): void {
  const running = runningOf(call);
  let at: WallTime | undefined;
  for (const event of eventsOf(call)) {
    at = at === undefined ? call.start : at + (event.after ?? random.between(...atOnce));
    waiting.push({ at, call: running, event });
  }
}

function runningOf({ caller, stages }: StartedCall): Running {
  const phones = stages.flatMap(({ rounds = [] }) => rounds.flatMap((round) => round.phones));
  return {
    legs: [caller, ...phones].map((party) => ({ party, id: '', started: 0 })),
    exten: caller.exten,
    applications: stages.map(({ application }) => application),
  };
}

function recordWriter({ behind = 0, counter = 1 }: WriterOptions): (happening: Happening) => NewRecord {
  const wallText = wallClock();
  let [last, next] = [0, counter];
  return ({ at, call, event: { leg: place, type, peer } }) => {
    last = Math.max(at, last + 1);
    const leg = call.legs[place];
    if (leg === undefined) throw new Error(`a call of ${call.legs.length} legs has no leg ${place}`);
    if (type === 'CHAN_START') leg.id = `${Math.floor(last / second) + behind}.${next++}`;
    if (type === 'APP_START') leg.started += 1;
    return {
      eventtype: type,
      eventtime: wallText(last),
      ...(place === 0 ? callersColumns(leg, call, lastEvents.has(type)) : phonesColumns(leg)),
      channame: leg.party.channel,
      uniqueid: leg.id,
      linkedid: call.legs[0]?.id ?? '',
      peer: peer === undefined ? '' : (call.legs[peer]?.party.channel ?? ''),
    };
  };
}

/** Events at which no application runs any more on the caller's leg. */
const lastEvents: ReadonlySet<CallEvent['type']> = new Set(['HANGUP', 'CHAN_END', 'LINKEDID_END']);

/** Before the first application the caller stands at the number dialled, afterwards where the application runs. */
function callersColumns({ party, started }: Leg, { exten, applications }: Running, isOver: boolean): NewRecord {
  const { name = '', number, context } = party;
  const application = applications[started - 1];
  if (application === undefined) {
    return { cid_name: name, cid_num: number, cid_ani: '', exten, context, appname: '', appdata: '' };
  }
  return {
    cid_name: application.callerName ?? name,
    cid_num: number,
    cid_ani: number,
    exten: 's',
    context: application.context,
    appname: isOver ? '' : application.appname,
    appdata: isOver ? '' : application.appdata,
  };
}

/** A leg that was brought up by dialling says so from its first application on. */
function phonesColumns({ party: { name = '', number, context }, started }: Leg): NewRecord {
  const [appname, appdata] = started > 0 ? ['AppDial', '(Outgoing Line)'] : ['', ''];
  return { cid_name: name, cid_num: number, cid_ani: '', exten: '', context, appname, appdata };
}
