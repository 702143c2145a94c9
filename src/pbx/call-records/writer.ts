import type { Random } from '#world/random.ts';
import type { Application, StartedCall } from './call.ts';
import { type CallEvent, eventsOf } from './events.ts';
import { appDial, legId, type NewRecord, type RecordedLeg, recordOf } from './leg.ts';
import { second, type WallTime, wallClock } from './wall-clock.ts';

/** Options of `recordsOf`. */
export interface WriterOptions {
  /** Draws the short delays between events that follow immediately. */
  readonly random: Pick<Random, 'between'>;
  /** Seconds by which the wall clock is behind UTC, the time in leg ids; 0 by default. */
  readonly behind?: number;
  /** The counter in the id of the first leg; 1 by default. */
  readonly counter?: number;
}

/** The call of which the events are written. */
interface WrittenCall {
  readonly legs: readonly WrittenLeg[];
  /** The applications of the caller's leg, in order. */
  readonly applications: readonly Application[];
}

/** A leg with what changes in the course of the call. */
type WrittenLeg = { -readonly [Key in keyof RecordedLeg]: RecordedLeg[Key] } & { started: number };

interface ScheduledEvent {
  readonly at: WallTime;
  readonly call: WrittenCall;
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
  const writtenCall = writtenCallOf(call);
  let at: WallTime | undefined;
  for (const event of eventsOf(call)) {
    at = at === undefined ? call.start : at + (event.after ?? random.between(...shortDelay));
    pending.push({ at, call: writtenCall, event });
  }
}

function writtenCallOf({ caller, stages }: StartedCall): WrittenCall {
  const phones = stages.flatMap(({ rounds = [] }) => rounds.flatMap((round) => round.phones));
  return {
    legs: [
      { ...caller, role: 'caller', id: '', started: 0 },
      ...phones.map((phone) => ({ ...phone, role: 'phone' as const, exten: '', id: '', started: 0 })),
    ],
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
    if (type === 'CHAN_START') leg.id = legId(Math.floor(last / second) + behind, next++);
    if (type === 'APP_START') leg.application = index === 0 ? call.applications[leg.started++] : appDial;
    return recordOf(leg, {
      type,
      time: wallText(last),
      linkedid: call.legs[0]?.id ?? '',
      peer: peer === undefined ? '' : (call.legs[peer]?.channel ?? ''),
    });
  };
}
