import type { Application, CallStage, Party } from '#pbx/call-records/call.ts';
import { type Duration, second } from '#pbx/call-records/wall-clock.ts';
import type { Random } from '#world/random.ts';

const ringing = (random: Random): Duration => random.between(2 * second, 25 * second);
const talking = (random: Random): Duration => random.between(5 * second, 300 * second);
const waiting = (random: Random): Duration => random.between(3 * second, 90 * second);

/** A function that generates a call stage with at most one phone. */
export type PhoneStage = (random: Random, application: Application, phone: Party) => CallStage;

/** The phone rings and is answered. */
export function answeredStage(
  random: Random,
  application: Application,
  phone: Party,
  how: { readonly transfers?: boolean } = {},
): CallStage {
  const answer = { phone: 0, talks: talking(random), ...how };
  return { application, rounds: [{ phones: [phone], rings: ringing(random), answer }] };
}

/** The phone rings and is not answered. */
export function unansweredStage(random: Random, application: Application, phone: Party): CallStage {
  return { application, rounds: [{ phones: [phone], rings: ringing(random) }] };
}

/** The PBX answers, for prompts or a recording. */
export function promptStage(random: Random, application: Application): CallStage {
  return { application, answers: true, lasts: waiting(random) };
}

/** The caller hangs up before the application answers. */
export function abandonedStage(random: Random, application: Application): CallStage {
  return { application, lasts: ringing(random) };
}

/** A queue answers the caller and rings the phones in turn; the last one is answered. */
export function queueStage(random: Random, application: Application, phones: readonly Party[]): CallStage {
  const rounds = phones.map((phone, index) => ({
    phones: [phone],
    rings: ringing(random),
    ...(index === 0 && { waits: waiting(random) }),
    ...(index === phones.length - 1 && { answer: { phone: 0, talks: talking(random) } }),
  }));
  return { application, answers: true, rounds };
}

/** All phones ring at once; the last one is answered. */
export function ringAllStage(random: Random, application: Application, phones: readonly Party[]): CallStage {
  const answer = { phone: phones.length - 1, talks: talking(random) };
  return { application, rounds: [{ phones, rings: ringing(random), answer }] };
}
