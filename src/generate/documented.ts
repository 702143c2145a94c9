import type { Where } from '#store/sql.ts';
import { Random } from '#world/random.ts';
import { callsWithin, type GeneratedCall, legCount, recordsOf } from './calls.ts';
import { hotlineCall, outgoingCall } from './parties.ts';
import { bridged, timesOf, type WallTime } from './shapes.ts';

/** Calls in a row, and the counter of the first leg of the first one; without it the counting goes on. */
interface Chapter {
  readonly calls: readonly GeneratedCall[];
  readonly counter?: number;
}

/** When the parts of the outgoing call happen, in microseconds before the end of its second leg. */
const outgoingTimes = [
  32_655_275, 32_624_071, 32_536_429, 32_495_254, 23_172_898, 23_171_706, 23_170_344, 18_003, 9_482, 0, -11_370,
  -12_911, -14_023,
];

/**
 * The call records of profile `documented` (call_management.md, seeds): 22,000 in about a month, the same at every start. Among
 * them are those that the page shows; the numbers of records around them give these the ids of the page.
 */
export function documentedCallRecords(): Iterable<Where> {
  const random = new Random(2012);
  const chapters: readonly Chapter[] = [
    { calls: someCalls(random, ['2012-01-26 08:00', '2012-01-26 19:00', 200]) },
    { calls: [callFromDurallo(random, ['0472445668', 3431], ['2012-01-27 03:12:33.175832'])], counter: 51 },
    { calls: someCalls(random, ['2012-01-27 08:00', '2012-02-03 14:00', 4977]) },
    { calls: [callThroughProforhosting(random, '2012-02-03 14:11:53.859392')], counter: 19 },
    { calls: someCalls(random, ['2012-02-03 14:30', '2012-02-26 19:00', 15_870]) },
    {
      calls: [
        callFromDurallo(random, ['asterisk', 16_052], ['2012-02-27 03:27:21.017623', '2012-02-27 03:27:21.043700']),
      ],
      counter: 287,
    },
    { calls: someCalls(random, ['2012-02-27 08:00', '2012-02-29 19:00', 914]) },
  ];
  return recordsOf(
    chapters.flatMap(({ calls }) => calls),
    counters(chapters),
  );
}

function someCalls(random: Random, [from, to, rows]: readonly [string, string, number]): GeneratedCall[] {
  return callsWithin(random, { from: wallTime(from), to: wallTime(to), rows });
}

/** A call to the hotline whose first events have these times. */
function callFromDurallo(
  random: Random,
  [caller, channel]: readonly [string, number],
  given: readonly string[],
): GeneratedCall {
  const parties = hotlineCall(random, caller, `IAX2/assurancetourisk-durallo-${channel}`);
  const times = given.map(wallTime);
  const last = times.length - 1;
  const rest = timesOf(random, bridged.slice(last), times[last] ?? 0);
  return { parties, shape: bridged, times: [...times.slice(0, last), ...rest] };
}

/** A call whose second leg ends at this time. */
function callThroughProforhosting(random: Random, end: string): GeneratedCall {
  const parties = outgoingCall(random, 'IAX2/assurancetourisk-proforhosting-324');
  return { parties, shape: bridged, times: outgoingTimes.map((time) => wallTime(end) - time) };
}

function wallTime(text: string): WallTime {
  const [seconds = '', fraction = ''] = text.split('.');
  return Date.parse(`${seconds.replace(' ', 'T')}Z`) * 1000 + Number(fraction.padEnd(6, '0'));
}

/** The counter of a leg by its place: from 1 on after a restart of the PBX, which was when a counter that is given needs it. */
function counters(chapters: readonly Chapter[]): (place: number) => number {
  const restarts: number[] = [];
  let place = 0;
  for (const { calls, counter } of chapters) {
    if (counter !== undefined) restarts.unshift(place - counter);
    place += legCount(calls);
  }
  return (leg) => leg - (restarts.find((restart) => restart < leg) ?? 0);
}
