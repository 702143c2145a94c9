import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Cast, Door, Hunt, Phone } from './cast.ts';

/** What runs on a channel. */
export interface Application {
  readonly appname: string;
  readonly appdata: string;
  /** The part of the dialplan that it runs in. */
  readonly context: string;
}

/** One side of a call. */
export interface Leg {
  readonly channel: string;
  readonly name: string;
  readonly number: string;
  /** What was dialled, and where. */
  readonly exten: string;
  readonly context: string;
  /** What runs for a caller, one after the other; the legs that are made by dialling run `AppDial`. */
  readonly applications?: readonly Application[];
}

const mailboxNumber = '*98';

export function calling(random: Random, phone: Phone, call: Pick<Leg, 'exten' | 'applications'>): Leg {
  const { name, number, context } = phone;
  return { channel: channelOf(random, phone.interface), name, number, context, ...call };
}

/** Somebody outside, who has no name, calls one of our numbers. */
export function callingIn(
  random: Random,
  cast: Cast,
  door: Pick<Door<unknown>, 'exten' | 'context'>,
  applications: Leg['applications'],
): Leg {
  const number = outsideNumber(random);
  const channel = channelOf(random, oneOf(random, cast.trunks));
  return {
    channel,
    name: number,
    number,
    exten: door.exten,
    context: door.context,
    ...(applications && { applications }),
  };
}

export function rung(random: Random, { interface: name, number, context }: Phone): Leg {
  return { channel: channelOf(random, name), name: '', number, exten: '', context };
}

/** The leg to somebody outside. */
export function dialledOut(random: Random, trunk: string): Leg {
  return { channel: channelOf(random, trunk), name: '', number: 'dial', exten: '', context: 'outcall' };
}

export function dialling(phone: Phone): Application {
  return { appname: 'Dial', appdata: `${phone.interface},30,`, context: 'user' };
}

export function diallingOut(trunk: string, number: string): Application {
  return { appname: 'Dial', appdata: `${trunk}/${number},,`, context: 'outcall' };
}

export function hunting({ kind, name }: Hunt): Application {
  return { appname: 'Queue', appdata: `${name},,,,`, context: kind };
}

export function leavingMessage({ number, context }: Phone): Application {
  return { appname: 'VoiceMail', appdata: `${number}@${context},u`, context: 'voicemail' };
}

export function hearingMessages(random: Random, phone: Phone): Leg {
  const { number, context } = phone;
  const application = { appname: 'VoiceMailMain', appdata: `${number}@${context},s`, context: 'voicemail' };
  return calling(random, phone, { exten: mailboxNumber, applications: [application] });
}

/** A French number of the kind that is in nobody's use. */
export function outsideNumber(random: Random): string {
  return `01990${String(random.between(0, 99_999)).padStart(5, '0')}`;
}

function channelOf(random: Random, name: string): string {
  return `${name}-${random.between(1, 0xffffff).toString(16).padStart(8, '0')}`;
}
