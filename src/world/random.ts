/** The chance of a world: the same seed gives the same names and secrets in the same order. */
export class Random {
  #seed: number;
  #state: number;

  constructor(seed = 1) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** Begins the sequence of another seed, to which a reset comes back too. */
  reseed(seed: number): void {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** Back to the first value of the sequence. */
  reset(): void {
    this.#state = this.#seed;
  }

  /** Where the sequence stands, to come back to. */
  get position(): number {
    return this.#state;
  }

  /** Back to an earlier place of the sequence. */
  rewind(position: number): void {
    this.#state = position;
  }

  /** A number from 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `greatest`, both included. */
  between(least: number, greatest: number): number {
    return least + Math.floor(this.next() * (greatest - least + 1));
  }

  /** A text of `length` characters of the alphabet. */
  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.between(0, alphabet.length - 1))).join('');
  }
}
