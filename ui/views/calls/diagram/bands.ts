import type { CallStep } from '#calls/answer.ts';

/** What a party does for some time. */
export type Phase = 'ringing' | 'talking' | 'waiting';

/** A stretch of steps during which a party rings, talks or waits. */
export interface Band {
  readonly party: string;
  readonly phase: Phase;
  /** Index of the step with which it begins. */
  readonly start: number;
  /** Index of the step with which it ends; `undefined` if it lasts still. */
  readonly end: number | undefined;
}

/** What a step begins (a phase) or ends (`over`) for its two sides. */
interface Effect {
  readonly who?: Phase | 'over';
  readonly with?: Phase | 'over';
}

const effects: Readonly<Partial<Record<CallStep['what'], Effect>>> = {
  rings: { who: 'ringing' },
  answers: { who: 'talking', with: 'talking' },
  'picks up': { who: 'talking', with: 'talking' },
  retrieves: { who: 'talking', with: 'talking' },
  resumes: { with: 'talking' },
  waits: { who: 'waiting' },
  holds: { with: 'waiting' },
  parks: { with: 'waiting' },
  leaves: { who: 'over' },
  rejects: { who: 'over' },
  forwards: { who: 'over' },
  'hangs up': { who: 'over', with: 'over' },
};

/** After these steps the other phones do not ring any more. */
const stopsRinging: ReadonlySet<CallStep['what']> = new Set(['answers', 'picks up']);

/** Returns the bands of all parties, in the order in which they begin. */
export function bandsOf(steps: readonly CallStep[]): readonly Band[] {
  const line = new BandLine();
  steps.forEach((step, index) => {
    const { what, who, with: other } = step;
    if (what === 'ends') line.endAll(index);
    if (stopsRinging.has(what)) line.endAll(index, 'ringing');
    const effect = effects[what] ?? {};
    line.change(who, effect.who, index);
    if (other !== undefined) line.change(other, effect.with, index);
  });
  return line.bands;
}

/** The bands so far. */
class BandLine {
  readonly #bands: Band[] = [];
  /** The place of the band in which a party is. */
  readonly #open = new Map<string, number>();

  get bands(): readonly Band[] {
    return this.#bands;
  }

  change(party: string, to: Phase | 'over' | undefined, index: number): void {
    const open = this.#open.get(party);
    if (to === undefined || (open !== undefined && this.#bands[open]?.phase === to)) return;
    this.#end(party, index);
    if (to === 'over') return;
    this.#open.set(party, this.#bands.length);
    this.#bands.push({ party, phase: to, start: index, end: undefined });
  }

  endAll(index: number, phase?: Phase): void {
    for (const [party, place] of [...this.#open]) {
      if (phase === undefined || this.#bands[place]?.phase === phase) this.#end(party, index);
    }
  }

  #end(party: string, index: number): void {
    const place = this.#open.get(party);
    const band = place === undefined ? undefined : this.#bands[place];
    this.#open.delete(party);
    if (place !== undefined && band !== undefined) this.#bands[place] = { ...band, end: index };
  }
}
