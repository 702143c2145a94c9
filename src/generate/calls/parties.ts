import type { Application, Caller, Party } from '#pbx/call-records/call.ts';
import { channelOf } from '#pbx/call-records/channel-names.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Actors, HuntGroup, InboundNumber, Phone } from './actors.ts';

/** Returns a phone as the caller of an extension. */
export function internalCaller(random: Random, phone: Phone, exten: string): Caller {
  const { name, number, context } = phone;
  return { channel: channelOf(random, phone.interface), name, number, context, exten };
}

/** Returns a caller from outside, without a name, who dials an inbound number. */
export function externalCaller(random: Random, { trunks }: Actors, { exten, context }: InboundNumber<unknown>): Caller {
  const number = outsideNumber(random);
  return { channel: channelOf(random, oneOf(random, trunks)), name: number, number, context, exten };
}

/** Returns a phone as the called party. */
export function calledParty(random: Random, { interface: name, number, context }: Phone): Party {
  return { channel: channelOf(random, name), number, context };
}

/** Returns the called party of an outgoing call. */
export function outsideParty(channel: string): Party {
  return { channel, number: 'dial', context: 'outcall' };
}

/** The dialplan application that rings a phone for 30 seconds. */
export function dialPhone(phone: Phone): Application {
  return { appname: 'Dial', appdata: `${phone.interface},30,`, context: 'user' };
}

/** The dialplan application that dials a number through a trunk. */
export function dialOut(trunk: string, number: string): Application {
  return { appname: 'Dial', appdata: `${trunk}/${number},,`, context: 'outcall' };
}

/** The dialplan application that puts the caller into a group or queue. */
export function enterQueue({ kind, name }: Pick<HuntGroup, 'kind' | 'name'>): Application {
  return { appname: 'Queue', appdata: `${name},,,,`, context: kind };
}

/** The dialplan application that records a message for a phone. */
export function leaveMessage({ number, context }: Phone): Application {
  return { appname: 'VoiceMail', appdata: `${number}@${context},u`, context: 'voicemail' };
}

/** The dialplan application that opens the mailbox of a phone. */
export function hearMessages({ number, context }: Phone): Application {
  return { appname: 'VoiceMailMain', appdata: `${number}@${context},s`, context: 'voicemail' };
}

/** Returns a French number from a range reserved for fiction. */
export function outsideNumber(random: Random): string {
  return `01990${String(random.between(0, 99_999)).padStart(5, '0')}`;
}
