import type { CallStep } from '#calls/answer.ts';
import { type Band, BandLines, type Phase } from './band-lines.ts';

/** What a step begins (a phase) or ends (`over`) for its two sides. */
interface Effect {
  readonly who?: Phase | 'over';
  readonly with?: Phase | 'over';
  /** Whether the other phones stop to ring. */
  readonly stopsRinging?: boolean;
}

const effects: Readonly<Partial<Record<CallStep['what'], Effect>>> = {
  rings: { who: 'ringing' },
  answers: { who: 'talking', with: 'talking', stopsRinging: true },
  'picks up': { who: 'talking', stopsRinging: true },
  retrieves: { who: 'talking', with: 'talking' },
  resumes: { who: 'talking', with: 'talking', stopsRinging: true },
  waits: { who: 'waiting' },
  holds: { with: 'waiting' },
  parks: { who: 'over', with: 'waiting' },
  leaves: { who: 'over' },
  rejects: { who: 'over' },
  forwards: { who: 'over' },
  'hangs up': { who: 'over', with: 'over' },
};

/**
 * Returns the bands of all parties, in the order in which they begin.
 *
 * @param parties those that have a line in the diagram.
 */
export function bandsOf(steps: readonly CallStep[], parties: readonly string[]): readonly Band[] {
  const lines = new BandLines();
  steps.forEach((step, index) => {
    if (step.what === 'ends') lines.endAll(index);
    else if (step.what === 'transfers') transfer(lines, step, { index, isAttended: parties.includes(step.with ?? '') });
    else applyEffect(lines, step, index);
    // A pickup names the phone that rang, not the caller who is connected now.
    const caller = step.what === 'picks up' ? callerAt(steps.slice(0, index), step.with) : undefined;
    if (caller !== undefined) lines.change(caller, 'talking', index);
  });
  return lines.bands;
}

/** The party because of whom a phone rings. */
function callerAt(steps: readonly CallStep[], phone: string | undefined): string | undefined {
  return steps.findLast(({ what, who }) => what === 'rings' && who === phone)?.with;
}

function applyEffect(lines: BandLines, { what, who, with: other }: CallStep, index: number): void {
  const effect = effects[what] ?? {};
  if (effect.stopsRinging === true) lines.endAll(index, 'ringing');
  lines.change(who, effect.who, index);
  if (other !== undefined) lines.change(other, effect.with, index);
}

/**
 * A transfer takes the one who transfers out of the conversation. The other side goes on to the number; before an attended transfer it
 * waits, until the third party, who talks already, takes over.
 */
function transfer(
  lines: BandLines,
  { who, with: third = '' }: CallStep,
  { index, isAttended }: { readonly index: number; readonly isAttended: boolean },
): void {
  const isHandedOver = lines.isIn(third, 'talking');
  const others = lines.partiesIn(isHandedOver ? 'waiting' : 'talking').filter((party) => party !== who);
  lines.change(who, 'over', index);
  const next = isHandedOver ? 'talking' : isAttended ? 'waiting' : 'over';
  for (const other of others) lines.change(other, next, index);
}
