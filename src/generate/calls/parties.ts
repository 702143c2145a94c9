import type { Application, Caller, Party } from '#pbx/call-records/call.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Actors, HuntGroup, InboundNumber, Phone } from './actors.ts';

export function internalCaller(random: Random, phone: Phone, exten: string): Caller {
  const { name, number, context } = phone;
  return { channel: channelOf(random, phone.interface), name, number, context, exten };
}

/** Somebody outside, who has no name, calls one of our numbers. */
export function externalCaller(random: Random, { trunks }: Actors, { exten, context }: InboundNumber<unknown>): Caller {
  const number = outsideNumber(random);
  return { channel: channelOf(random, oneOf(random, trunks)), name: number, number, context, exten };
}

export function calledParty(random: Random, { interface: name, number, context }: Phone): Party {
  return { channel: channelOf(random, name), number, context };
}

/** The side of somebody outside. */
export function outsideParty(channel: string): Party {
  return { channel, number: 'dial', context: 'outcall' };
}

export function dialPhone(phone: Phone): Application {
  return { appname: 'Dial', appdata: `${phone.interface},30,`, context: 'user' };
}

export function dialOut(trunk: string, number: string): Application {
  return { appname: 'Dial', appdata: `${trunk}/${number},,`, context: 'outcall' };
}

export function enterQueue({ kind, name }: Pick<HuntGroup, 'kind' | 'name'>): Application {
  return { appname: 'Queue', appdata: `${name},,,,`, context: kind };
}

export function leaveMessage({ number, context }: Phone): Application {
  return { appname: 'VoiceMail', appdata: `${number}@${context},u`, context: 'voicemail' };
}

export function hearMessages({ number, context }: Phone): Application {
  return { appname: 'VoiceMailMain', appdata: `${number}@${context},s`, context: 'voicemail' };
}

/** A French number of the kind that is in nobody's use. */
export function outsideNumber(random: Random): string {
  return `01990${String(random.between(0, 99_999)).padStart(5, '0')}`;
}

/** The channels of an IAX2 trunk are numbered in decimal, all others in hexadecimal. */
export function channelOf(random: Random, name: string): string {
  if (name.startsWith('IAX2/')) return `${name}-${random.between(1, 32_767)}`;
  return `${name}-${random.between(1, 0xffffff).toString(16).padStart(8, '0')}`;
}
