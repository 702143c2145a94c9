import type { Call } from '#pbx/call-records/call.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Actors, HuntGroup, Phone } from './actors.ts';
import * as parties from './parties.ts';
import * as stages from './stages.ts';

interface Scenario {
  /** How often it is chosen, compared with the others. */
  readonly weight: number;
  /** `undefined` when none of the actors fit. */
  call(random: Random, actors: Actors): Call | undefined;
}

const scenarios: readonly Scenario[] = [
  { weight: 24, call: (random, actors) => internalCall(random, actors, stages.answeredStage) },
  { weight: 6, call: (random, actors) => internalCall(random, actors, stages.unansweredStage) },
  { weight: 8, call: messageFromColleague },
  { weight: 3, call: toMailbox },
  { weight: 16, call: (random, actors) => outgoingCall(random, actors, stages.answeredStage) },
  { weight: 4, call: (random, actors) => outgoingCall(random, actors, stages.unansweredStage) },
  { weight: 10, call: inwards },
  { weight: 4, call: messageFromOutside },
  { weight: 9, call: (random, actors) => toHunt(random, actors, { kind: 'queue', play: stages.queueStage, rings: 1 }) },
  { weight: 5, call: (random, actors) => toHunt(random, actors, { kind: 'queue', play: stages.queueStage, rings: 2 }) },
  {
    weight: 3,
    call: (random, actors) => toHunt(random, actors, { kind: 'queue', play: stages.promptStage, rings: 0 }),
  },
  {
    weight: 6,
    call: (random, actors) => toHunt(random, actors, { kind: 'group', play: stages.ringAllStage, rings: 2 }),
  },
  { weight: 5, call: transfer },
];

const wheel = scenarios.flatMap((scenario) => Array.from({ length: scenario.weight }, () => scenario));

/** Any call that these actors can have. */
export function randomCall(random: Random, actors: Actors): Call {
  return oneOf(random, wheel).call(random, actors) ?? outgoingCall(random, actors, stages.answeredStage);
}

/** A call of one leg to the caller's own mailbox, which answers or not. */
export function mailboxCall(
  random: Random,
  phone: Phone,
  play: typeof stages.promptStage | typeof stages.abandonedStage,
): Call {
  const caller = parties.internalCaller(random, phone, mailboxNumber);
  return { caller, stages: [play(random, parties.hearMessages(phone))] };
}

const mailboxNumber = '*98';

/** One colleague calls another. */
export function internalCall(random: Random, actors: Actors, play: stages.PhoneStage): Call | undefined {
  const pair = colleagues(random, actors);
  if (pair === undefined) return undefined;
  const [caller, called] = pair;
  return {
    caller: parties.internalCaller(random, caller, called.number),
    stages: [play(random, parties.dialPhone(called), parties.calledParty(random, called))],
  };
}

/** Somebody calls a number outside. */
export function outgoingCall(random: Random, { phones, trunks }: Actors, play: stages.PhoneStage): Call {
  const [phone, trunk, exten] = [oneOf(random, phones), oneOf(random, trunks), parties.outsideNumber(random)];
  const outside = parties.outsideParty(parties.channelOf(random, trunk));
  return {
    caller: parties.internalCaller(random, phone, exten),
    stages: [play(random, parties.dialOut(trunk, exten), outside)],
  };
}

/** Two people of the same office. */
function colleagues(random: Random, { offices }: Actors): readonly [Phone, Phone] | undefined {
  if (offices.length === 0) return undefined;
  const office = oneOf(random, offices);
  const first = random.between(0, office.length - 1);
  const second = (first + random.between(1, office.length - 1)) % office.length;
  const [caller, called] = [office[first], office[second]];
  return caller && called && [caller, called];
}

function messageFromColleague(random: Random, actors: Actors): Call | undefined {
  const pair = colleagues(random, actors);
  if (!pair?.[1].hasVoicemail) return undefined;
  const [caller, called] = pair;
  return { caller: parties.internalCaller(random, caller, called.number), stages: message(random, called) };
}

/** A phone rings in vain, and the caller leaves a message. */
function message(random: Random, phone: Phone): Call['stages'] {
  return [
    stages.unansweredStage(random, parties.dialPhone(phone), parties.calledParty(random, phone)),
    stages.promptStage(random, parties.leaveMessage(phone)),
  ];
}

function toMailbox(random: Random, { phones }: Actors): Call | undefined {
  const phone = oneOf(random, phones);
  return phone.hasVoicemail ? mailboxCall(random, phone, stages.promptStage) : undefined;
}

function inwards(random: Random, actors: Actors): Call {
  const door = oneOf(random, actors.users);
  const called = parties.calledParty(random, door.target);
  return {
    caller: parties.externalCaller(random, actors, door),
    stages: [stages.answeredStage(random, parties.dialPhone(door.target), called)],
  };
}

function messageFromOutside(random: Random, actors: Actors): Call | undefined {
  const door = oneOf(random, actors.users);
  if (!door.target.hasVoicemail) return undefined;
  return { caller: parties.externalCaller(random, actors, door), stages: message(random, door.target) };
}

interface Hunting {
  readonly kind: HuntGroup['kind'];
  /** How many of the members ring. */
  readonly rings: number;
  readonly play: typeof stages.queueStage | typeof stages.ringAllStage | typeof stages.promptStage;
}

/** A caller from outside comes to a group or queue that has as many members as ring. */
function toHunt(random: Random, actors: Actors, { kind, play, rings }: Hunting): Call | undefined {
  if (actors.hunts.length === 0) return undefined;
  const door = oneOf(random, actors.hunts);
  const { members } = door.target;
  if (door.target.kind !== kind || members.length < rings) return undefined;
  const first = random.between(0, members.length - 1);
  const phones = [...members.slice(first), ...members.slice(0, first)].slice(0, rings);
  const rung = phones.map((phone) => parties.calledParty(random, phone));
  return {
    caller: parties.externalCaller(random, actors, door),
    stages: [play(random, parties.enterQueue(door.target), rung)],
  };
}

/** A caller from outside is handed over to a colleague of the one who answered. */
function transfer(random: Random, actors: Actors): Call | undefined {
  const pair = colleagues(random, actors);
  if (pair === undefined) return undefined;
  const [first, second] = pair;
  const door = { exten: first.number, context: first.context, target: first };
  return {
    caller: parties.externalCaller(random, actors, door),
    stages: [
      stages.answeredStage(random, parties.dialPhone(first), parties.calledParty(random, first), { transfers: true }),
      stages.answeredStage(random, parties.dialPhone(second), parties.calledParty(random, second)),
    ],
  };
}
