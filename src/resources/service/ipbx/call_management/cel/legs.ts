import { flagNames } from '#pbx/call-records/texts.ts';
import type { QueryRow } from '#store/query.ts';
import type { Json } from '#wire/json.ts';

/** A leg of a call: what is shown of it, in the order in which it became known, and what later events need. */
export interface Leg {
  readonly shown: Map<string, Json>;
  readonly events: Map<string, number>;
  startedAt?: number;
  answeredAt?: number;
}

/** The columns that legs are made of. */
export const legColumns = {
  eventtype: 'cel.eventtype',
  eventtime: 'cel.eventtime',
  uniqueid: 'cel.uniqueid',
  linkedid: 'cel.linkedid',
  cid_name: 'cel.cid_name',
  cid_num: 'cel.cid_num',
  exten: 'cel.exten',
  context: 'cel.context',
  channame: 'cel.channame',
  userdeftype: 'cel.userdeftype',
  userfield: 'cel.userfield',
  accountcode: 'cel.accountcode',
  amaflags: 'cel.amaflags',
  peer: 'cel.peer',
} as const;

/** What legs are made of in a call record. */
export type LegEvent = QueryRow<typeof legColumns>;

export function newLeg(): Leg {
  const events = new Map<string, number>();
  return {
    events,
    shown: new Map<string, Json>([
      ['event', events],
      ['duration', 0],
    ]),
  };
}

/** Takes a record into its leg (call_management.md 4.8). */
export function note(leg: Leg, row: LegEvent): void {
  const { eventtype } = row;
  const count = (leg.events.get(eventtype) ?? 0) + 1;
  leg.events.set(eventtype, count);
  effects.get(eventtype)?.(leg, row, count);
}

type Effect = (leg: Leg, row: LegEvent, count: number) => void;

/** What an event means to its leg, besides being counted. */
const effects: ReadonlyMap<string, Effect> = new Map([
  ['CHAN_START', noteStart],
  ['APP_START', noteApplication],
  ['ANSWER', noteAnswer],
  ['BRIDGE_START', noteBridge],
  ['HANGUP', noteHangup],
  ['CHAN_END', noteEnd],
]);

function noteStart(leg: Leg, row: LegEvent, count: number): void {
  const { shown } = leg;
  if (count === 1) {
    leg.startedAt = secondsOf(row);
    for (const [key, value] of startOf(row)) shown.set(key, value);
  } else if (count === 2) {
    const party = partyOf(row);
    if (party !== undefined) shown.set('to', party);
  } else {
    shown.set('dstart', momentOf(row)).set('start', secondsOf(row)).set('context', row.context);
  }
}

function* startOf(row: LegEvent): Iterable<[string, Json]> {
  const { channame } = row;
  yield ['uniqueid', row.uniqueid];
  yield ['channame', channame];
  yield ['dstart', momentOf(row)];
  yield ['start', secondsOf(row)];
  yield ['trunk', channame.slice(0, Math.max(0, channame.lastIndexOf('-')))];
  const from = partyOf(row);
  if (from !== undefined) yield ['from', from];
  if (/^[0-9*#]{1,40}$/.test(row.exten)) yield ['to', row.exten];
  yield ['context', row.context];
  yield ['userdeftype', row.userdeftype];
  yield ['answer', false];
  yield ['userfield', row.userfield];
  yield ['accountcode', row.accountcode];
  yield ['amaflags', String(row.amaflags)];
  yield ['amaflagsmeta', flagNames[row.amaflags] ?? flagNames[0]];
  yield ['peer', row.peer];
}

function noteApplication({ shown }: Leg, row: LegEvent, count: number): void {
  if (count > 2) return;
  setWhenEmpty(shown, count === 1 ? 'from' : 'to', partyOf(row));
  if (count === 1 && shown.get('context') === 'default') shown.set('context', row.context);
}

function noteAnswer(leg: Leg, row: LegEvent): void {
  setWhenEmpty(leg.shown, 'to', row.cid_name);
  leg.shown.set('answer', true);
  leg.answeredAt = secondsOf(row);
}

function noteBridge({ shown, startedAt }: Leg, row: LegEvent): void {
  if (startedAt !== undefined) shown.set('ringing', secondsOf(row) - startedAt);
}

function noteHangup({ shown, answeredAt }: Leg, row: LegEvent): void {
  if (answeredAt !== undefined) shown.set('duration', secondsOf(row) - answeredAt);
}

function noteEnd({ shown }: Leg, row: LegEvent): void {
  shown.set('end', secondsOf(row)).set('dend', momentOf(row));
}

function setWhenEmpty(shown: Map<string, Json>, key: string, value: string | undefined): void {
  if (value !== undefined && (shown.get(key) ?? '') === '') shown.set(key, value);
}

/** A caller by name and number; only one of the two does not count. */
function partyOf({ cid_name: name, cid_num: number }: LegEvent): string | undefined {
  return name === '' || number === '' ? undefined : `${name} (${number})`;
}

/** The time to the second. */
function momentOf({ eventtime }: LegEvent): string {
  return eventtime.slice(0, 'YYYY-MM-DD HH:MM:SS'.length);
}

/** Unix time, the clock on the wall taken for universal time. */
function secondsOf(row: LegEvent): number {
  return Date.parse(`${momentOf(row).replace(' ', 'T')}Z`) / 1000;
}
