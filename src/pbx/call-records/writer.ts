import type { ColumnValues } from '#store/table-types.ts';
import type { Random } from '#world/random.ts';
import type { Application, Party, StartedCall } from './call.ts';
import { type CallEvent, eventsOf } from './events.ts';
import { second, type WallTime, wallClock } from './wall-clock.ts';

/** A record to write, without its id. */
export type NewRecord = Omit<ColumnValues<'cel'>, 'id' | 'out_of_order'>;

/** Options of `recordsOf`. */
export interface WriterOptions {
  /** Draws the short delays between events that follow immediately. */
  readonly random: Pick<Random, 'between'>;
  /** Seconds by which the wall clock is behind UTC, the time in leg ids; 0 by default. */
  readonly behind?: number;
  /** The counter in the id of the first leg; 1 by default. */
  readonly counter?: number;
}

/** A call in progress. */
interface RunningCall {
  readonly legs: readonly Leg[];
  /** The number that the caller dialled. */
  readonly exten: string;
  /** The applications of the caller's leg, in order. */
  readonly applications: readonly Application[];
}

interface Leg {
  readonly party: Party;
  /** Empty until the leg starts. */
  id: string;
  /** Number of applications started so far. */
  started: number;
}

interface ScheduledEvent {
  readonly at: WallTime;
  readonly call: RunningCall;
  readonly event: CallEvent;
}

/** Events are sorted in batches of this many calls, which bounds the memory needed. */
const batchSize = 500;

/** Shortest and longest delay of an event that follows immediately, in microseconds. */
const shortDelay = [900, 60_000] as const;

/**
 * Yields the records of calls, which must come in ascending order of `start`. The records ascend by time, and no two have the same
 * time. The id of a leg is the second of its start and a counter (`1356000000.7`); `linkedid` is the id of the caller's leg.
 */
export function* recordsOf(calls: Iterable<StartedCall>, options: WriterOptions): Generator<NewRecord, undefined> {
  const write = recordWriter(options);
  const pending: ScheduledEvent[] = [];
  let count = 0;
  for (const call of calls) {
    if (count % batchSize === 0) {
      pending.sort(byTime);
      const firstLater = pending.findIndex(({ at }) => at >= call.start);
      for (const event of pending.splice(0, firstLater < 0 ? pending.length : firstLater)) yield write(event);
    }
    schedule(pending, call, options.random);
    count += 1;
  }
  for (const event of pending.sort(byTime)) yield write(event);
}

function byTime(one: ScheduledEvent, other: ScheduledEvent): number {
  return one.at - other.at;
}

function schedule(pending: ScheduledEvent[], call: StartedCall, random: WriterOptions['random']): void {
  const runningCall = runningCallOf(call);
  let at: WallTime | undefined;
  for (const event of eventsOf(call)) {
    at = at === undefined ? call.start : at + (event.after ?? random.between(...shortDelay));
    pending.push({ at, call: runningCall, event });
  }
}

function runningCallOf({ caller, stages }: StartedCall): RunningCall {
  const phones = stages.flatMap(({ rounds = [] }) => rounds.flatMap((round) => round.phones));
  return {
    legs: [caller, ...phones].map((party) => ({ party, id: '', started: 0 })),
    exten: caller.exten,
    applications: stages.map(({ application }) => application),
  };
}

function recordWriter({ behind = 0, counter = 1 }: WriterOptions): (event: ScheduledEvent) => NewRecord {
  const wallText = wallClock();
  let [last, next] = [0, counter];
  return ({ at, call, event: { leg: index, type, peer } }) => {
    last = Math.max(at, last + 1);
    const leg = call.legs[index];
    if (leg === undefined) throw new Error(`a call of ${call.legs.length} legs has no leg ${index}`);
    if (type === 'CHAN_START') leg.id = `${Math.floor(last / second) + behind}.${next++}`;
    if (type === 'APP_START') leg.started += 1;
    return {
      eventtype: type,
      eventtime: wallText(last),
      ...(index === 0 ? callersColumns(leg, call, lastEvents.has(type)) : phonesColumns(leg)),
      channame: leg.party.channel,
      uniqueid: leg.id,
      linkedid: call.legs[0]?.id ?? '',
      peer: peer === undefined ? '' : (call.legs[peer]?.party.channel ?? ''),
    };
  };
}

/** Events after the last application of the caller's leg. */
const lastEvents: ReadonlySet<CallEvent['type']> = new Set(['HANGUP', 'CHAN_END', 'LINKEDID_END']);

/** Before the first application the caller is at the number dialled, afterwards in the context of the application. */
function callersColumns({ party, started }: Leg, { exten, applications }: RunningCall, isOver: boolean): NewRecord {
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

/** From its first application on, the leg of a phone has the application `AppDial`. */
function phonesColumns({ party: { name = '', number, context }, started }: Leg): NewRecord {
  const [appname, appdata] = started > 0 ? ['AppDial', '(Outgoing Line)'] : ['', ''];
  return { cid_name: name, cid_num: number, cid_ani: '', exten: '', context, appname, appdata };
}
