import type { Call, StartedCall } from '#pbx/call-records/call.ts';
import { eventsOf } from '#pbx/call-records/events.ts';
import type { WallTime } from '#pbx/call-records/wall-clock.ts';
import { type NewRecord, recordsOf } from '#pbx/call-records/writer.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import { fewestRecords } from '../request.ts';
import type { Actors, Phone } from './actors.ts';
import { mailboxCall, randomCall } from './scenarios.ts';
import { startTimes } from './schedule.ts';
import { abandonedStage, promptStage } from './stages.ts';

/** The number of records, and the time that they are of. */
interface RecordsRequest {
  readonly records: number;
  /** Midnight of the first day. */
  readonly from: WallTime;
  readonly callsPerDay: number;
}

/** Exactly that many records of whole calls, without ids, in the order of their times. */
export function callRecords(
  random: Random,
  actors: Actors,
  { records, from, callsPerDay }: RecordsRequest,
): Iterable<NewRecord> {
  const calls = callsLeaving(random, records, { ...actors, someCall: () => randomCall(random, actors) });
  return recordsOf(startedAt(startTimes(random, { from, perDay: callsPerDay }), calls), { random });
}

/** Who calls, and how. */
interface Callers {
  readonly phones: readonly Phone[];
  someCall(): Call;
}

/** Calls that leave exactly that many records together: any calls at first, and some short ones at the end. */
export function* callsLeaving(
  random: Random,
  records: number,
  { phones, someCall }: Callers,
): Generator<Call, undefined> {
  let rest = records;
  for (;;) {
    const call = someCall();
    const { length } = eventsOf(call);
    if (rest - length < fewestRecords) break;
    yield call;
    rest -= length;
  }
  const longer = rest % recordsWhenMissed;
  const shorter = (rest - longer * recordsWhenHeard) / recordsWhenMissed;
  for (let index = 0; index < longer + shorter; index += 1) {
    yield mailboxCall(random, oneOf(random, phones), index < longer ? promptStage : abandonedStage);
  }
}

/** What a call to one's mailbox leaves; any number from `fewestRecords` on is a sum of these. */
const recordsWhenMissed = 5;
const recordsWhenHeard = 6;

/** The calls, each at the next of the times. */
export function* startedAt(
  times: Generator<WallTime, never>,
  calls: Iterable<Call>,
): Generator<StartedCall, undefined> {
  for (const call of calls) yield { ...call, start: times.next().value };
}
