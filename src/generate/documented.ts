import type { Call, StartedCall } from '#pbx/call-records/call.ts';
import { channelOf } from '#pbx/call-records/channel-names.ts';
import { repeatCallRecords } from '#pbx/call-records/repeat.ts';
import { addCallRecords } from '#pbx/call-records/rows.ts';
import type { WallTime } from '#pbx/call-records/wall-clock.ts';
import { recordsOf, type WriterOptions } from '#pbx/call-records/writer.ts';
import type { Store } from '#store/store.ts';
import { Random } from '#world/random.ts';
import { type Actors, inventPhones } from './calls/actors.ts';
import * as parties from './calls/parties.ts';
import { callsLeaving, startedAt } from './calls/records.ts';
import { internalCall, outgoingCall } from './calls/scenarios.ts';
import { openSeconds, startTimes } from './calls/schedule.ts';
import * as stages from './calls/stages.ts';
import { oneOf } from './names.ts';

/** Seconds by which the local time of the PBX is behind UTC (call_management.md 8). */
const behind = 5 * 3600;

/** Microseconds between the first two records of the page's search by date, used for all events of the page's calls. */
const step = 26_077;

const phones = inventPhones();
const trunk = 'IAX2/assurancetourisk-proforhosting';
const office: Actors = { phones, offices: [phones], users: [], hunts: [], trunks: [trunk] };

/** The office works three shifts a day; the ids 214 to 5190 cover seven days. */
const shiftsPerDay = 3;
const shifts = 7 * shiftsPerDay;
const shiftLength = openSeconds / shiftsPerDay;
const recordsPerShift = (5190 - 213) / shifts;
const shift = { first: 214, last: 213 + recordsPerShift };

/**
 * Writes the call records of profile `documented` (call_management.md 8), identical at every start: the calls of the page with
 * its ids, and between them enough records for a search from id 200 to end with id 5200, as on the page. For speed these are the
 * records of one shift, repeated.
 */
export function writeDocumentedCallRecords(store: Store): void {
  const random = new Random(2012);
  const ofPage = { random: { between: () => step } };
  const write = (firstId: number, calls: Iterable<StartedCall>, options: Partial<WriterOptions> = {}) => {
    store.sequences.raise('cel', firstId - 1);
    addCallRecords(store, recordsOf(calls, { random, behind, ...options }));
  };
  write(201, [hotlineCallOfPage(random, ['0472445668', 3431], '2012-01-27 03:12:33.175832')], {
    ...ofPage,
    counter: 51,
  });
  write(shift.first, callsOfShift(random, '2012-01-27'));
  for (let later = 1; later < shifts; later += 1) repeatCallRecords(store, shift, secondsUntil(later));
  write(5191, [outgoingCallOfPage(random)], { ...ofPage, counter: 19 });
  write(21_074, [hotlineCallOfPage(random, ['asterisk', 16_052], '2012-02-27 03:27:21.017623')], {
    ...ofPage,
    counter: 287,
  });
  repeatCallRecords(store, shift, secondsUntil(33 * shiftsPerDay));
}

/** Returns the seconds from the first shift to a later one. */
function secondsUntil(shiftsLater: number): number {
  return Math.floor(shiftsLater / shiftsPerDay) * 86_400 + (shiftsLater % shiftsPerDay) * shiftLength;
}

function hotlineCallOfPage(random: Random, [caller, channel]: readonly [string, number], start: string): StartedCall {
  const call = hotlineCall(
    random,
    { caller, channel: `IAX2/assurancetourisk-durallo-${channel}` },
    stages.answeredStage,
  );
  return { ...call, start: wallTime(start) };
}

/** The page shows the end of the second leg: seven steps, ringing and talking after the start of the call. */
function outgoingCallOfPage(random: Random): StartedCall {
  const [rings, talks, exten] = [9_322_356, 23_150_000, parties.outsideNumber(random)];
  const round = { phones: [parties.outsideParty(`${trunk}-324`)], rings, answer: { phone: 0, talks } };
  return {
    caller: parties.internalCaller(random, oneOf(random, phones), exten),
    stages: [{ application: parties.dialOut(trunk, exten), rounds: [round] }],
    start: wallTime('2012-02-03 14:11:53.859392') - talks - rings - 7 * step,
  };
}

/** Calls of the first shift of a working day. All start in its first half, so that they end before the next shift. */
function callsOfShift(random: Random, date: string): Iterable<StartedCall> {
  const calls = [...callsLeaving(random, recordsPerShift, { phones, someCall: () => officeCall(random) })];
  const perDay = 2 * shiftsPerDay * calls.length;
  return startedAt(startTimes(random, { from: wallTime(date), perDay }), calls);
}

/** Half of the calls are answered. */
const stageMakers: readonly stages.PhoneStage[] = [
  stages.answeredStage,
  stages.answeredStage,
  stages.answeredStage,
  stages.unansweredStage,
  stages.promptStage,
  stages.abandonedStage,
];

/** A call from outside to the hotline, between two phones, or to an outside number. */
function officeCall(random: Random): Call {
  const [kind, makeStage] = [random.between(0, 2), oneOf(random, stageMakers)];
  const call =
    kind === 0
      ? internalCall(random, office, makeStage)
      : kind === 1
        ? outgoingCall(random, office, makeStage)
        : undefined;
  const channel = channelOf(random, 'IAX2/assurancetourisk-durallo');
  return call ?? hotlineCall(random, { caller: parties.outsideNumber(random), channel }, makeStage);
}

/** The hotline prefixes the name of the caller, and its queue prefixes it again. */
function hotlineCall(
  random: Random,
  { caller, channel }: { readonly caller: string; readonly channel: string },
  makeStage: stages.PhoneStage,
): Call {
  const name = `Sup - ${caller}`;
  const queue = { ...parties.enterQueue({ kind: 'group', name: 'support' }), callerName: `Sup - ${name}` };
  const phone = parties.calledParty(random, oneOf(random, phones));
  return {
    caller: { channel, name, number: caller, context: 'default', exten: '42803' },
    stages: [makeStage(random, queue, phone)],
  };
}

function wallTime(text: string): WallTime {
  const [seconds = '', fraction = ''] = text.split('.');
  return Date.parse(`${seconds.replace(' ', 'T')}Z`) * 1000 + Number(fraction.padEnd(6, '0'));
}
