import type { CallOutcome } from '#calls/answer.ts';
import { outcomeClass } from './call-texts.ts';

/** How a call ended, coloured by whether the caller got what they wanted. */
export function OutcomeBadge({ outcome }: { readonly outcome: CallOutcome }) {
  return <span class={outcomeClass(outcome)}>{outcome}</span>;
}
