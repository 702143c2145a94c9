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
  enters: { who: 'connected' },
  answers: { who: 'connected', with: 'connected', stopsRinging: true },
  'picks up': { who: 'connected', stopsRinging: true },
  retrieves: { who: 'connected', with: 'connected' },
  resumes: { who: 'connected', with: 'connected', stopsRinging: true },
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
    if (endsCall(step)) lines.endAll(index);
    else if (isWait(step)) lines.change(step.who, 'waiting', index);
    else if (step.what === 'transfers') transfer(lines, step, { index, isAttended: parties.includes(step.with ?? '') });
    else applyEffect(lines, step, index);
    // A pickup names the phone that rang, not the caller who is connected now.
    const caller = step.what === 'picks up' ? callerAt(steps.slice(0, index), step.with) : undefined;
    if (caller !== undefined) lines.change(caller, 'connected', index);
  });
  return lines.bands;
}

/** A caller who hangs up alone, and not on somebody, ends the call. */
function endsCall({ what, with: other }: CallStep): boolean {
  return what === 'ends' || (what === 'hangs up' && other === undefined);
}

/** A caller who enters a group or queue waits there for its members. */
function isWait({ what, with: other = '' }: CallStep): boolean {
  return what === 'enters' && /^(?:group|queue) /.test(other);
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
  const isHandedOver = lines.isIn(third, 'connected');
  const others = lines.partiesIn(isHandedOver ? 'waiting' : 'connected').filter((party) => party !== who);
  lines.change(who, 'over', index);
  const next = isHandedOver ? 'connected' : isAttended ? 'waiting' : 'over';
  for (const other of others) lines.change(other, next, index);
}
