import type { CallOutcome, CallStep, PlacedCall } from '#calls/answer.ts';

/** The outcomes with which a caller is content, and those with which they are not; the others are neither. */
const tones: Readonly<Partial<Record<CallOutcome, 'good' | 'bad'>>> = {
  answered: 'good',
  voicemail: 'good',
  application: 'good',
  'no answer': 'bad',
  busy: 'bad',
  congestion: 'bad',
  unreachable: 'bad',
  refused: 'bad',
  'unknown number': 'bad',
};

/** Returns the class of an outcome. */
export function outcomeClass(outcome: CallOutcome): string {
  return `call-outcome call-${tones[outcome] ?? 'open'}`;
}

/** Returns who calls; empty for a call without steps. */
export function callerOf({ steps }: PlacedCall): string {
  return steps[0]?.who ?? '';
}

/** Returns what was dialled first; empty for a call that dials nothing. */
export function dialledOf({ steps }: PlacedCall): string {
  return steps.find(({ what }) => what === 'dials')?.with ?? steps.find((step) => step.with !== undefined)?.with ?? '';
}

/** Returns how long a call lasted, such as `1 min 5 s`; empty while it is in progress. */
export function lengthOf({ startedAt, endedAt }: PlacedCall): string {
  if (endedAt === null) return '';
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const parts = [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, seconds % 60 > 0 && `${seconds % 60} s`];
  return parts.filter(Boolean).join(' ') || '0 s';
}

/** Returns what a step does, as it reads between its two sides: a phone rings for somebody, a call is forwarded to a number. */
export function verbOf({ what, with: other }: Pick<CallStep, 'what' | 'with'>): string {
  if (other === undefined) return what === 'reaches' ? 'is reached' : what;
  return what === 'forwards' || what === 'transfers' ? `${what} to` : what;
}
