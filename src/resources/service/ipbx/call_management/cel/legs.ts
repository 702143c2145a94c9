import { flagNames } from '#pbx/call-records/texts.ts';
import type { QueryRow } from '#store/query.ts';
import type { Json } from '#wire/json.ts';

/** A leg of a call while its events are read. */
export interface Leg {
  /** The leg as JSON; keys are in the order in which they were first set. */
  readonly json: Map<string, Json>;
  /** The number of events by type. */
  readonly events: Map<string, number>;
  /** Unix time in seconds. */
  startedAt?: number;
  answeredAt?: number;
}

/** The columns of a call record from which legs are built. */
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

/** A call record with the columns of `legColumns`. */
export type LegEvent = QueryRow<typeof legColumns>;

/** Returns a leg without events. */
export function newLeg(): Leg {
  const events = new Map<string, number>();
  return {
    events,
    json: new Map<string, Json>([
      ['event', events],
      ['duration', 0],
    ]),
  };
}

/** Updates a leg with its next call record (call_management.md 4.8). */
export function applyEvent(leg: Leg, row: LegEvent): void {
  const { eventtype } = row;
  const count = (leg.events.get(eventtype) ?? 0) + 1;
  leg.events.set(eventtype, count);
  updates.get(eventtype)?.(leg, row, count);
}

type Update = (leg: Leg, row: LegEvent, count: number) => void;

/** The updates of a leg by its events, by type. */
const updates: ReadonlyMap<string, Update> = new Map([
  ['CHAN_START', applyStart],
  ['APP_START', applyApplication],
  ['ANSWER', applyAnswer],
  ['BRIDGE_START', applyBridge],
  ['HANGUP', applyHangup],
  ['CHAN_END', applyEnd],
]);

function applyStart(leg: Leg, row: LegEvent, count: number): void {
  const { json } = leg;
  if (count === 1) {
    leg.startedAt = secondsOf(row);
    for (const [key, value] of startOf(row)) json.set(key, value);
  } else if (count === 2) {
    const party = partyOf(row);
    if (party !== undefined) json.set('to', party);
  } else {
    json.set('dstart', momentOf(row)).set('start', secondsOf(row)).set('context', row.context);
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

function applyApplication({ json }: Leg, row: LegEvent, count: number): void {
  if (count > 2) return;
  setWhenEmpty(json, count === 1 ? 'from' : 'to', partyOf(row));
  if (count === 1 && json.get('context') === 'default') json.set('context', row.context);
}

function applyAnswer(leg: Leg, row: LegEvent): void {
  setWhenEmpty(leg.json, 'to', row.cid_name);
  leg.json.set('answer', true);
  leg.answeredAt = secondsOf(row);
}

function applyBridge({ json, startedAt }: Leg, row: LegEvent): void {
  if (startedAt !== undefined) json.set('ringing', secondsOf(row) - startedAt);
}

function applyHangup({ json, answeredAt }: Leg, row: LegEvent): void {
  if (answeredAt !== undefined) json.set('duration', secondsOf(row) - answeredAt);
}

function applyEnd({ json }: Leg, row: LegEvent): void {
  json.set('end', secondsOf(row)).set('dend', momentOf(row));
}

function setWhenEmpty(json: Map<string, Json>, key: string, value: string | undefined): void {
  if (value !== undefined && (json.get(key) ?? '') === '') json.set(key, value);
}

/** A party as `name (number)`; `undefined` if either is missing. */
function partyOf({ cid_name: name, cid_num: number }: LegEvent): string | undefined {
  return name === '' || number === '' ? undefined : `${name} (${number})`;
}

/** The time to the second. */
function momentOf({ eventtime }: LegEvent): string {
  return eventtime.slice(0, 'YYYY-MM-DD HH:MM:SS'.length);
}

/** Unix time in seconds, with the wall clock read as UTC. */
function secondsOf(row: LegEvent): number {
  return Date.parse(`${momentOf(row).replace(' ', 'T')}Z`) / 1000;
}
