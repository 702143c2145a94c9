import type { Call } from '#pbx/call-records/call.ts';
import { channelOf } from '#pbx/call-records/channel-names.ts';
import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Actors, HuntGroup, Phone } from './actors.ts';
import * as parties from './parties.ts';
import * as stages from './stages.ts';

interface Scenario {
  /** Relative frequency. */
  readonly weight: number;
  /** Returns a call, or `undefined` if no actors fit. */
  call(random: Random, actors: Actors): Call | undefined;
}

const scenarios: readonly Scenario[] = [
  { weight: 24, call: (random, actors) => internalCall(random, actors, stages.answeredStage) },
  { weight: 6, call: (random, actors) => internalCall(random, actors, stages.unansweredStage) },
  { weight: 8, call: messageFromColleague },
  { weight: 3, call: toMailbox },
  { weight: 16, call: (random, actors) => outgoingCall(random, actors, stages.answeredStage) },
  { weight: 4, call: (random, actors) => outgoingCall(random, actors, stages.unansweredStage) },
  { weight: 10, call: inboundCall },
  { weight: 4, call: messageFromOutside },
  {
    weight: 9,
    call: (random, actors) => toHunt(random, actors, { kind: 'queue', makeStage: stages.queueStage, rings: 1 }),
  },
  {
    weight: 5,
    call: (random, actors) => toHunt(random, actors, { kind: 'queue', makeStage: stages.queueStage, rings: 2 }),
  },
  {
    weight: 3,
    call: (random, actors) => toHunt(random, actors, { kind: 'queue', makeStage: stages.promptStage, rings: 0 }),
  },
  {
    weight: 6,
    call: (random, actors) => toHunt(random, actors, { kind: 'group', makeStage: stages.ringAllStage, rings: 2 }),
  },
  { weight: 5, call: transfer },
];

const weightedScenarios = scenarios.flatMap((scenario) => Array.from({ length: scenario.weight }, () => scenario));

/** Generates a random call between the actors. */
export function randomCall(random: Random, actors: Actors): Call {
  return oneOf(random, weightedScenarios).call(random, actors) ?? outgoingCall(random, actors, stages.answeredStage);
}

/** Generates a call of one leg to the caller's own mailbox, answered or abandoned. */
export function mailboxCall(
  random: Random,
  phone: Phone,
  makeStage: typeof stages.promptStage | typeof stages.abandonedStage,
): Call {
  const caller = parties.internalCaller(random, phone, mailboxNumber);
  return { caller, stages: [makeStage(random, parties.hearMessages(phone))] };
}

const mailboxNumber = '*98';

/** Generates a call between two phones of the same office; `undefined` if there is no such office. */
export function internalCall(random: Random, actors: Actors, makeStage: stages.PhoneStage): Call | undefined {
  const pair = colleagues(random, actors);
  if (pair === undefined) return undefined;
  const [caller, called] = pair;
  return {
    caller: parties.internalCaller(random, caller, called.number),
    stages: [makeStage(random, parties.dialPhone(called), parties.calledParty(random, called))],
  };
}

/** Generates a call to an outside number. */
export function outgoingCall(random: Random, { phones, trunks }: Actors, makeStage: stages.PhoneStage): Call {
  const [phone, trunk, exten] = [oneOf(random, phones), oneOf(random, trunks), parties.outsideNumber(random)];
  const outside = parties.outsideParty(channelOf(random, trunk));
  return {
    caller: parties.internalCaller(random, phone, exten),
    stages: [makeStage(random, parties.dialOut(trunk, exten), outside)],
  };
}

/** Returns two different phones of the same office. */
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

/** The phone is not answered, and the caller leaves a message. */
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

function inboundCall(random: Random, actors: Actors): Call {
  const inbound = oneOf(random, actors.users);
  const called = parties.calledParty(random, inbound.target);
  return {
    caller: parties.externalCaller(random, actors, inbound),
    stages: [stages.answeredStage(random, parties.dialPhone(inbound.target), called)],
  };
}

function messageFromOutside(random: Random, actors: Actors): Call | undefined {
  const inbound = oneOf(random, actors.users);
  if (!inbound.target.hasVoicemail) return undefined;
  return { caller: parties.externalCaller(random, actors, inbound), stages: message(random, inbound.target) };
}

interface Hunting {
  readonly kind: HuntGroup['kind'];
  /** Number of members that ring. */
  readonly rings: number;
  readonly makeStage: typeof stages.queueStage | typeof stages.ringAllStage | typeof stages.promptStage;
}

/** A call from outside to a group or queue; `undefined` if it has too few members. */
function toHunt(random: Random, actors: Actors, { kind, makeStage, rings }: Hunting): Call | undefined {
  if (actors.hunts.length === 0) return undefined;
  const inbound = oneOf(random, actors.hunts);
  const { members } = inbound.target;
  if (inbound.target.kind !== kind || members.length < rings) return undefined;
  const first = random.between(0, members.length - 1);
  const phones = [...members.slice(first), ...members.slice(0, first)].slice(0, rings);
  const called = phones.map((phone) => parties.calledParty(random, phone));
  return {
    caller: parties.externalCaller(random, actors, inbound),
    stages: [makeStage(random, parties.enterQueue(inbound.target), called)],
  };
}

/** A call from outside that is transferred to a colleague. */
function transfer(random: Random, actors: Actors): Call | undefined {
  const pair = colleagues(random, actors);
  if (pair === undefined) return undefined;
  const [first, second] = pair;
  const inbound = { exten: first.number, context: first.context, target: first };
  return {
    caller: parties.externalCaller(random, actors, inbound),
    stages: [
      stages.answeredStage(random, parties.dialPhone(first), parties.calledParty(random, first), { transfers: true }),
      stages.answeredStage(random, parties.dialPhone(second), parties.calledParty(random, second)),
    ],
  };
}
