/** How a clock runs: with the real time, standing still, or a fixed distance from the real time. */
export type ClockMode = 'real' | 'frozen' | 'offset';

/** What a clock can show, in milliseconds since 1970: whole seconds that fit the database's 32 bits. */
export const clockRange = { from: -(2 ** 31) * 1000, to: (2 ** 31 - 1) * 1000 } as const;

/** A time that no clock can show. */
export class OutOfClockRange extends Error {
  constructor() {
    super(`must lead to a time ${clockRangeText}`);
  }
}

/** The range in words. */
export const clockRangeText = `from ${isoSecond(clockRange.from)} to ${isoSecond(clockRange.to)}`;

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

  /** Milliseconds since 1970; a clock that reaches an end of its range stands still there. */
  now(): number {
    this.#looks += 1;
    return Math.max(clockRange.from, Math.min(clockRange.to, this.#unbounded()));
  }

  /** Whole seconds since 1970, as the real server stores them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Stands still at this time. Throws `OutOfClockRange`. */
  freeze(at: number): void {
    this.#frozenAt = checked(at);
  }

  /** Goes on from this time. Throws `OutOfClockRange`. */
  start(at: number): void {
    this.#offset = checked(at) - Date.now();
    this.#frozenAt = undefined;
  }

  /** Moves by that many milliseconds, whether it stands or runs. Throws `OutOfClockRange`, and then has not moved. */
  advance(milliseconds: number): void {
    const target = checked(this.#unbounded() + milliseconds);
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt = target;
  }

  /** Back to the real time. */
  reset(): void {
    this.#frozenAt = undefined;
    this.#offset = 0;
  }

  #unbounded(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }
}

function checked(time: number): number {
  if (time >= clockRange.from && time <= clockRange.to) return time;
  throw new OutOfClockRange();
}

function isoSecond(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
