/** What a party does for some time; it is connected with another one, a mailbox or a conference room. */
export type Phase = 'ringing' | 'waiting' | 'connected';

/** A stretch of steps during which a party rings, waits or is connected. */
export interface Band {
  readonly party: string;
  readonly phase: Phase;
  /** Index of the step with which it begins. */
  readonly start: number;
  /** Index of the step with which it ends; `undefined` if it lasts still. */
  readonly end: number | undefined;
}

/** The bands on the lines of the parties, while the steps are gone through. */
export class BandLines {
  readonly #bands: Band[] = [];
  /** The place of the band in which a party is. */
  readonly #open = new Map<string, number>();

  /** All bands, in the order in which they began. */
  get bands(): readonly Band[] {
    return this.#bands;
  }

  isIn(party: string, phase: Phase): boolean {
    const place = this.#open.get(party);
    return place !== undefined && this.#bands[place]?.phase === phase;
  }

  partiesIn(phase: Phase): readonly string[] {
    return [...this.#open.keys()].filter((party) => this.isIn(party, phase));
  }

  /** Ends the band of a party at a step, and begins another one unless the phase is `over`. */
  change(party: string, to: Phase | 'over' | undefined, index: number): void {
    if (to === undefined || (to !== 'over' && this.isIn(party, to))) return;
    this.#end(party, index);
    if (to === 'over') return;
    this.#open.set(party, this.#bands.length);
    this.#bands.push({ party, phase: to, start: index, end: undefined });
  }

  /** Ends all bands at a step, or those of a phase. */
  endAll(index: number, phase?: Phase): void {
    for (const party of [...this.#open.keys()]) {
      if (phase === undefined || this.isIn(party, phase)) this.#end(party, index);
    }
  }

  #end(party: string, index: number): void {
    const place = this.#open.get(party);
    const band = place === undefined ? undefined : this.#bands[place];
    this.#open.delete(party);
    if (place !== undefined && band !== undefined) this.#bands[place] = { ...band, end: index };
  }
}
