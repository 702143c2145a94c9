import { flagNames } from '#pbx/call-records/texts.ts';
import { integer, type Row, text } from '#store/row.ts';
import type { Json } from '#wire/json.ts';

/** A leg of a call: what is shown of it, in the order in which it became known, and what later events need. */
export interface Leg {
  readonly shown: Map<string, Json>;
  readonly events: Map<string, number>;
  startedAt?: number;
  answeredAt?: number;
}

/** Columns that legs are made of. */
export const legColumns =
  'eventtype, eventtime, uniqueid, linkedid, cid_name, cid_num, exten, context, channame, userdeftype, userfield, accountcode, amaflags, peer';

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

/** Takes a record into its leg (call_management.md, cel, call summaries). */
export function note(leg: Leg, row: Row): void {
  const type = text(row, 'eventtype');
  const count = (leg.events.get(type) ?? 0) + 1;
  leg.events.set(type, count);
  effects.get(type)?.(leg, row, count);
}

type Effect = (leg: Leg, row: Row, count: number) => void;

/** What an event means to its leg, besides being counted. */
const effects: ReadonlyMap<string, Effect> = new Map([
  ['CHAN_START', noteStart],
  ['APP_START', noteApplication],
  ['ANSWER', noteAnswer],
  ['BRIDGE_START', noteBridge],
  ['HANGUP', noteHangup],
  ['CHAN_END', noteEnd],
]);

function noteStart(leg: Leg, row: Row, count: number): void {
  const { shown } = leg;
  if (count === 1) {
    leg.startedAt = secondsOf(row);
    for (const [key, value] of startOf(row)) shown.set(key, value);
  } else if (count === 2) {
    const party = partyOf(row);
    if (party !== undefined) shown.set('to', party);
  } else {
    shown.set('dstart', momentOf(row)).set('start', secondsOf(row)).set('context', text(row, 'context'));
  }
}

function* startOf(row: Row): Iterable<[string, Json]> {
  const channel = text(row, 'channame');
  yield ['uniqueid', text(row, 'uniqueid')];
  yield ['channame', channel];
  yield ['dstart', momentOf(row)];
  yield ['start', secondsOf(row)];
  yield ['trunk', channel.slice(0, Math.max(0, channel.lastIndexOf('-')))];
  const from = partyOf(row);
  if (from !== undefined) yield ['from', from];
  if (/^[0-9*#]{1,40}$/.test(text(row, 'exten'))) yield ['to', text(row, 'exten')];
  yield ['context', text(row, 'context')];
  yield ['userdeftype', text(row, 'userdeftype')];
  yield ['answer', false];
  yield ['userfield', text(row, 'userfield')];
  yield ['accountcode', text(row, 'accountcode')];
  yield ['amaflags', text(row, 'amaflags')];
  yield ['amaflagsmeta', flagNames[integer(row, 'amaflags')] ?? flagNames[0]];
  yield ['peer', text(row, 'peer')];
}

function noteApplication({ shown }: Leg, row: Row, count: number): void {
  if (count > 2) return;
  setWhenEmpty(shown, count === 1 ? 'from' : 'to', partyOf(row));
  if (count === 1 && shown.get('context') === 'default') shown.set('context', text(row, 'context'));
}

function noteAnswer(leg: Leg, row: Row): void {
  setWhenEmpty(leg.shown, 'to', text(row, 'cid_name'));
  leg.shown.set('answer', true);
  leg.answeredAt = secondsOf(row);
}

function noteBridge({ shown, startedAt }: Leg, row: Row): void {
  if (startedAt !== undefined) shown.set('ringing', secondsOf(row) - startedAt);
}

function noteHangup({ shown, answeredAt }: Leg, row: Row): void {
  if (answeredAt !== undefined) shown.set('duration', secondsOf(row) - answeredAt);
}

function noteEnd({ shown }: Leg, row: Row): void {
  shown.set('end', secondsOf(row)).set('dend', momentOf(row));
}

function setWhenEmpty(shown: Map<string, Json>, key: string, value: string | undefined): void {
  if (value !== undefined && (shown.get(key) ?? '') === '') shown.set(key, value);
}

/** A caller by name and number; only one of the two does not count. */
function partyOf(row: Row): string | undefined {
  const [name, number] = [text(row, 'cid_name'), text(row, 'cid_num')];
  return name === '' || number === '' ? undefined : `${name} (${number})`;
}

/** The time to the second. */
function momentOf(row: Row): string {
  return text(row, 'eventtime').slice(0, 'YYYY-MM-DD HH:MM:SS'.length);
}

/** Unix time, the clock on the wall taken for universal time. */
function secondsOf(row: Row): number {
  return Date.parse(`${momentOf(row).replace(' ', 'T')}Z`) / 1000;
}
