import type { Where } from '#store/sql.ts';
import type { Random } from '#world/random.ts';

/** One side of a call: its channel, and what its records tell at the start, while an application runs, and at the end. */
interface Side {
  readonly channel: string;
  readonly starting: Where;
  readonly running: Where;
  readonly ending: Where;
}

/** Who calls and who is called. */
export type Parties = readonly [Side, Side];

const phones = Array.from({ length: 20 }, (_, index) => String(101 + index));

/** Any of the calls that a small office has: from outside to its hotline, between two phones, or to the outside. */
export function someParties(random: Random): Parties {
  const kind = random.between(0, 2);
  if (kind === 0) return hotlineCall(random, someNumber(random), trunkChannel(random, 'durallo'));
  return kind === 1 ? internalCall(random) : outgoingCall(random, trunkChannel(random, 'proforhosting'));
}

/** A caller from outside waits in the queue of the hotline, and a phone of the office rings. */
export function hotlineCall(random: Random, caller: string, channel: string): Parties {
  const name = `Sup - ${caller}`;
  const starting = { cid_name: name, cid_num: caller, exten: '42803', context: 'default' };
  const talking = { ...starting, cid_name: `Sup - ${name}`, cid_ani: caller, exten: 's', context: 'group' };
  const queue = { appname: 'Queue', appdata: 'support,,,,' };
  const calling = { channel, starting, running: { ...talking, ...queue }, ending: talking };
  return [calling, rungPhone(random, somePhone(random))];
}

/** A phone of the office dials out through a trunk. */
export function outgoingCall(random: Random, channel: string): Parties {
  const number = someNumber(random);
  const dial = { appname: 'Dial', appdata: `IAX2/assurancetourisk-proforhosting/${number},,` };
  const calling = callingPhone(random, { exten: number, context: 'outcall', ...dial });
  return [calling, dialledSide(channel, { cid_num: 'dial', context: 'outcall' })];
}

function internalCall(random: Random): Parties {
  const called = somePhone(random);
  const dial = { appname: 'Dial', appdata: `SIP/tel${called},30,` };
  return [callingPhone(random, { exten: called, context: 'user', ...dial }), rungPhone(random, called)];
}

interface Dialling {
  readonly exten: string;
  /** Where the call is sent through. */
  readonly context: string;
  readonly appname: string;
  readonly appdata: string;
}

function callingPhone(random: Random, { exten, context, appname, appdata }: Dialling): Side {
  const phone = somePhone(random);
  const starting = { cid_name: `User ${phone}`, cid_num: phone, exten, context: 'default' };
  const talking = { ...starting, cid_ani: phone, exten: 's', context };
  const channel = phoneChannel(random, phone);
  return { channel, starting, running: { ...talking, appname, appdata }, ending: talking };
}

function rungPhone(random: Random, phone: string): Side {
  return dialledSide(phoneChannel(random, phone), { cid_num: phone, context: 'default' });
}

/** A leg that was made by dialling: its records name that from the first application on. */
function dialledSide(channel: string, starting: Where): Side {
  const running = { ...starting, appname: 'AppDial', appdata: '(Outgoing Line)' };
  return { channel, starting, running, ending: running };
}

function somePhone(random: Random): string {
  return phones[random.between(0, phones.length - 1)] ?? '101';
}

function someNumber(random: Random): string {
  return `04724${String(random.between(0, 99_999)).padStart(5, '0')}`;
}

function trunkChannel(random: Random, peer: string): string {
  return `IAX2/assurancetourisk-${peer}-${random.between(1, 32_767)}`;
}

function phoneChannel(random: Random, phone: string): string {
  return `SIP/tel${phone}-${random.between(1, 0xffff).toString(16).padStart(8, '0')}`;
}
