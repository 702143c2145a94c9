/** How a clock runs: at the real time, stopped, or at a fixed offset from the real time. */
export type ClockMode = 'real' | 'frozen' | 'offset';

/** Range of a clock in milliseconds since 1970: whole seconds that fit in the 32-bit integers of the database. */
export const clockRange = { from: -(2 ** 31) * 1000, to: (2 ** 31 - 1) * 1000 } as const;

/** Thrown for a time outside `clockRange`; the message is a predicate. */
export class OutOfClockRange extends Error {
  constructor() {
    super(`must lead to a time ${clockRangeText}`);
  }
}

/** The range as text, for messages. */
export const clockRangeText = `from ${isoSecond(clockRange.from)} to ${isoSecond(clockRange.to)}`;

/** The clock of a world: the source of every time that the world stores. */
export class Clock {
  #frozenAt: number | undefined;
  #offset = 0;
  #reads = 0;

  /** How many times the clock has been read. */
  get reads(): number {
    return this.#reads;
  }

  get mode(): ClockMode {
    if (this.#frozenAt !== undefined) return 'frozen';
    return this.#offset === 0 ? 'real' : 'offset';
  }

  /** Returns the time in milliseconds since 1970. A clock that reaches an end of its range stops there. */
  now(): number {
    this.#reads += 1;
    return Math.max(clockRange.from, Math.min(clockRange.to, this.#unbounded()));
  }

  /** Returns the time in whole seconds since 1970, as the real server stores it. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Stops the clock at this time, in milliseconds since 1970. Throws `OutOfClockRange`. */
  freeze(at: number): void {
    this.#frozenAt = checked(at);
  }

  /** Runs the clock from this time, in milliseconds since 1970. Throws `OutOfClockRange`. */
  start(at: number): void {
    this.#offset = checked(at) - Date.now();
    this.#frozenAt = undefined;
  }

  /** Moves a stopped or running clock. Throws `OutOfClockRange` and leaves the clock unchanged. */
  advance(milliseconds: number): void {
    const target = checked(this.#unbounded() + milliseconds);
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt = target;
  }

  /** Returns to the real time. */
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
