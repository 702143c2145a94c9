/** How a clock runs: with the real time, standing still, or a fixed distance from the real time. */
export type ClockMode = 'real' | 'frozen' | 'offset';

/** The time of a world; everything that is written with a time takes it from here. */
export class Clock {
  #frozenAt: number | undefined;
  #offset = 0;
  #looks = 0;

  /** How often it was looked at. */
  get looks(): number {
    return this.#looks;
  }

  get mode(): ClockMode {
    if (this.#frozenAt !== undefined) return 'frozen';
    return this.#offset === 0 ? 'real' : 'offset';
  }

  /** Milliseconds since 1970. */
  now(): number {
    this.#looks += 1;
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  /** Whole seconds since 1970, as the real server stores them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Stands still at this time. */
  freeze(at: number): void {
    this.#frozenAt = at;
    this.#offset = 0;
  }

  /** Goes on from this time. */
  start(at: number): void {
    this.#frozenAt = undefined;
    this.#offset = at - Date.now();
  }

  /** Moves by so many milliseconds, whether it stands or runs. */
  advance(milliseconds: number): void {
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
  }

  /** Back to the real time. */
  reset(): void {
    this.#frozenAt = undefined;
    this.#offset = 0;
  }
}
