/** The random generator of a world: the same seed yields the same sequence. Not cryptographically secure. */
export class Random {
  #seed: number;
  #state: number;

  constructor(seed = 1) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** Starts the sequence of another seed; later resets return to it. */
  reseed(seed: number): void {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** Restarts the sequence. */
  reset(): void {
    this.#state = this.#seed;
  }

  /** The position in the sequence, for `rewind`. */
  get position(): number {
    return this.#state;
  }

  /** Returns to an earlier position. */
  rewind(position: number): void {
    this.#state = position;
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive), by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns an integer from `min` to `max`, both inclusive. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** Returns a string of `length` characters of the alphabet. */
  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.between(0, alphabet.length - 1))).join('');
  }
}
