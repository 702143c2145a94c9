import { type JournalEntry, weightOf } from './entry.ts';

/** How much a journal keeps. */
export interface JournalBounds {
  readonly entries: number;
  readonly bytes: number;
}

const defaultBounds: JournalBounds = { entries: 1000, bytes: 16 * 1024 * 1024 };

/**
 * The calls of a world in the order of their answers. It keeps the latest within its bounds and counts what it had to drop, so
 * `total` is always `kept + dropped`.
 */
export class Journal {
  readonly bounds: JournalBounds;
  #entries: JournalEntry[] = [];
  /** Entries before this index are dropped already; the array is cut now and then, not at every call. */
  #first = 0;
  #bytes = 0;
  #total = 0;
  readonly #listeners = new Set<() => void>();

  constructor(bounds: JournalBounds = defaultBounds) {
    this.bounds = bounds;
  }

  get total(): number {
    return this.#total;
  }

  get kept(): number {
    return this.#entries.length - this.#first;
  }

  get dropped(): number {
    return this.#total - this.kept;
  }

  append(entry: JournalEntry): void {
    this.#entries.push(entry);
    this.#total += 1;
    this.#bytes += weightOf(entry);
    this.#drop();
    for (const listener of this.#listeners) listener();
  }

  /** The kept entries, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#entries.slice(this.#first);
  }

  find(id: string): JournalEntry | undefined {
    return this.entries().find((entry) => entry.id === id);
  }

  /** Calls `listener` after each new entry; gives the function that ends this. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything, its counts too. */
  reset(): void {
    this.#entries = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#total = 0;
  }

  #drop(): void {
    while (this.kept > 1 && (this.kept > this.bounds.entries || this.#bytes > this.bounds.bytes)) {
      const oldest = this.#entries[this.#first];
      if (oldest !== undefined) this.#bytes -= weightOf(oldest);
      this.#first += 1;
    }
    if (this.#first < this.bounds.entries) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }
}
