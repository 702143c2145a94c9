import { type ChangedAnswer, changedAnswers } from '#portability/changed-answers.ts';
import type { Exchange } from '#recording/format.ts';
import type { Operation } from '#recording/operation.ts';
import { matchesGlob } from '#text/glob.ts';
import type { AnswerDifference } from './answers/comparison.ts';

/** Returns the change of a later release that explains a difference; `undefined` if none does. */
export function changedAnswerFor(
  { at, recorded, found }: AnswerDifference,
  { exchange, operation }: { readonly exchange: Exchange; readonly operation: Operation },
): ChangedAnswer | undefined {
  const sent = JSON.stringify(exchange.requestBody);
  return changedAnswers.find((change) => {
    if (!matchesGlob(change.operations, operation.name)) return false;
    if (change.status !== undefined && !(at === 'status' && found === String(change.status))) return false;
    const texts = { at, recorded, found, body: sent } as const;
    return (['at', 'recorded', 'found', 'body'] as const).every((part) => change[part]?.test(texts[part]) ?? true);
  });
}
