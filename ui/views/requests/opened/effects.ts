import type { EffectsAnswer } from '#client/answers.ts';
import type { JournalRequest } from '../entry.ts';

type Effect = EffectsAnswer['effects'][number];

/** Returns the effects that the operation had while the request was served: the ledger does not name requests. */
export function effectsDuring({ at, ms }: Pick<JournalRequest, 'at' | 'ms'>, effects: readonly Effect[]) {
  const start = Date.parse(at);
  const end = start + Math.ceil(ms) + 1;
  return effects.filter((effect) => Date.parse(effect.at) >= start && Date.parse(effect.at) <= end);
}
