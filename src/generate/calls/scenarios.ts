import type { Random } from '#world/random.ts';
import { oneOf } from '../names.ts';
import type { Cast, Door, Hunt, Phone } from './cast.ts';
import {
  calling,
  callingIn,
  dialledOut,
  dialling,
  diallingOut,
  hearingMessages,
  hunting,
  type Leg,
  leavingMessage,
  outsideNumber,
  rung,
} from './legs.ts';
import * as shapes from './shapes.ts';

/** A call: who takes part, and what happens. */
export interface Call {
  readonly shape: shapes.Shape;
  readonly legs: readonly Leg[];
}

interface Scenario {
  /** How often it is chosen, compared with the others. */
  readonly weight: number;
  /** `undefined` when nobody of the cast fits. */
  cast(random: Random, cast: Cast): Call | undefined;
}

const scenarios: readonly Scenario[] = [
  { weight: 24, cast: (random, cast) => between(random, cast, shapes.answered) },
  { weight: 6, cast: (random, cast) => between(random, cast, shapes.unanswered) },
  { weight: 8, cast: (random, cast) => between(random, cast, shapes.recorded) },
  { weight: 3, cast: toMailbox },
  { weight: 16, cast: (random, cast) => outwards(random, cast, shapes.answered) },
  { weight: 4, cast: (random, cast) => outwards(random, cast, shapes.unanswered) },
  { weight: 10, cast: (random, cast) => inwards(random, cast, shapes.answered) },
  { weight: 4, cast: (random, cast) => inwards(random, cast, shapes.recorded) },
  { weight: 9, cast: (random, cast) => toHunt(random, cast, { kind: 'queue', shape: shapes.queued, rings: 1 }) },
  { weight: 5, cast: (random, cast) => toHunt(random, cast, { kind: 'queue', shape: shapes.queuedTwice, rings: 2 }) },
  { weight: 3, cast: (random, cast) => toHunt(random, cast, { kind: 'queue', shape: shapes.listening, rings: 0 }) },
  { weight: 6, cast: (random, cast) => toHunt(random, cast, { kind: 'group', shape: shapes.rungTogether, rings: 2 }) },
  { weight: 5, cast: transfer },
];

const wheel = scenarios.flatMap((scenario) => Array.from({ length: scenario.weight }, () => scenario));

/** Any call that this cast can have. */
export function someCall(random: Random, cast: Cast): Call {
  const call = oneOf(random, wheel).cast(random, cast);
  return call ?? outwards(random, cast, shapes.answered);
}

/** A call of one leg. */
export function shortCall(random: Random, cast: Cast, shape: shapes.Shape): Call {
  return { shape, legs: [hearingMessages(random, oneOf(random, cast.phones))] };
}

/** Two people of the same office. */
function colleagues(random: Random, { offices }: Cast): readonly [Phone, Phone] | undefined {
  if (offices.length === 0) return undefined;
  const office = oneOf(random, offices);
  const first = random.between(0, office.length - 1);
  const second = (first + random.between(1, office.length - 1)) % office.length;
  const [caller, called] = [office[first], office[second]];
  return caller && called && [caller, called];
}

function between(random: Random, cast: Cast, shape: shapes.Shape): Call | undefined {
  const pair = colleagues(random, cast);
  if (pair === undefined) return undefined;
  const [caller, called] = pair;
  if (shape === shapes.recorded && !called.hasVoicemail) return undefined;
  const applications = [dialling(called), leavingMessage(called)];
  return { shape, legs: [calling(random, caller, { exten: called.number, applications }), rung(random, called)] };
}

function toMailbox(random: Random, { phones }: Cast): Call | undefined {
  const phone = oneOf(random, phones);
  return phone.hasVoicemail ? { shape: shapes.listening, legs: [hearingMessages(random, phone)] } : undefined;
}

function outwards(random: Random, cast: Cast, shape: shapes.Shape): Call {
  const [phone, trunk, exten] = [oneOf(random, cast.phones), oneOf(random, cast.trunks), outsideNumber(random)];
  const applications = [diallingOut(trunk, exten)];
  return { shape, legs: [calling(random, phone, { exten, applications }), dialledOut(random, trunk)] };
}

function inwards(random: Random, cast: Cast, shape: shapes.Shape): Call | undefined {
  const door = oneOf(random, cast.users);
  const { target } = door;
  if (shape === shapes.recorded && !target.hasVoicemail) return undefined;
  const applications = [dialling(target), leavingMessage(target)];
  return { shape, legs: [callingIn(random, cast, door, applications), rung(random, target)] };
}

/** A caller from outside comes to a group or queue that has as many members as ring. */
function toHunt(
  random: Random,
  cast: Cast,
  { kind, shape, rings }: { readonly kind: Hunt['kind']; readonly shape: shapes.Shape; readonly rings: number },
): Call | undefined {
  if (cast.hunts.length === 0) return undefined;
  const door: Door<Hunt> = oneOf(random, cast.hunts);
  const { members } = door.target;
  if (door.target.kind !== kind || members.length < rings) return undefined;
  const first = random.between(0, members.length - 1);
  const called = Array.from({ length: rings }, (_, index) => members[(first + index) % members.length]);
  const legs = called.flatMap((member) => (member === undefined ? [] : [rung(random, member)]));
  return { shape, legs: [callingIn(random, cast, door, [hunting(door.target)]), ...legs] };
}

/** A caller from outside is handed over to a colleague of the one who answered. */
function transfer(random: Random, cast: Cast): Call | undefined {
  const pair = colleagues(random, cast);
  if (pair === undefined) return undefined;
  const [first, second] = pair;
  const door = { exten: first.number, context: first.context };
  const applications = [dialling(first), dialling(second)];
  return {
    shape: shapes.transferred,
    legs: [callingIn(random, cast, door, applications), rung(random, first), rung(random, second)],
  };
}
