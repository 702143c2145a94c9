import type { Call, StartedCall } from '#pbx/call-records/call.ts';
import { eventsOf } from '#pbx/call-records/events.ts';
import type { NewRecord } from '#pbx/call-records/leg.ts';
import type { WallTime } from '#pbx/call-records/wall-clock.ts';
import { recordsOf } from '#pbx/call-records/writer.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import { minRecords } from '../request.ts';
import type { Actors, Phone } from './actors.ts';
import { mailboxCall, randomCall } from './scenarios.ts';
import { startTimes } from './schedule.ts';
import { abandonedStage, promptStage } from './stages.ts';

/** Number and dates of the call records. */
interface RecordsRequest {
  readonly records: number;
  /** Midnight of the first day. */
  readonly from: WallTime;
  readonly callsPerDay: number;
}

/** Generates exactly `records` call records of complete calls, without ids, in chronological order. */
export function callRecords(
  random: Random,
  actors: Actors,
  { records, from, callsPerDay }: RecordsRequest,
): Iterable<NewRecord> {
  const calls = callsLeaving(random, records, { ...actors, someCall: () => randomCall(random, actors) });
  return recordsOf(startedAt(startTimes(random, { from, perDay: callsPerDay }), calls), { random });
}

/** The phones for short calls, and a generator of other calls. */
interface Callers {
  readonly phones: readonly Phone[];
  someCall(): Call;
}

/** Generates calls that produce exactly `records` records: calls of any kind, then short ones to reach the number. */
export function* callsLeaving(
  random: Random,
  records: number,
  { phones, someCall }: Callers,
): Generator<Call, undefined> {
  let remaining = records;
  for (;;) {
    const call = someCall();
    const { length } = eventsOf(call);
    if (remaining - length < minRecords) break;
    yield call;
    remaining -= length;
  }
  const answered = remaining % recordsWhenAbandoned;
  const abandoned = (remaining - answered * recordsWhenAnswered) / recordsWhenAbandoned;
  for (let index = 0; index < answered + abandoned; index += 1) {
    yield mailboxCall(random, oneOf(random, phones), index < answered ? promptStage : abandonedStage);
  }
}

/** Records of a call to a mailbox, abandoned or answered; every number from `minRecords` up is a sum of these. */
const recordsWhenAbandoned = 5;
const recordsWhenAnswered = 6;

/** Assigns the start times to the calls, in order. */
export function* startedAt(
  times: Generator<WallTime, never>,
  calls: Iterable<Call>,
): Generator<StartedCall, undefined> {
  for (const call of calls) yield { ...call, start: times.next().value };
}
