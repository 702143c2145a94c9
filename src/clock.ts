/** The time of a world; everything that is written with a time takes it from here. */
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }

  /** Whole seconds since 1970, as the real server stores them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }
}
