import { type JournalEntry, sizeOfEntry } from './entry.ts';

/** How much a journal keeps. */
export interface JournalBounds {
  readonly entries: number;
  readonly bytes: number;
}

/** Told of each new entry, and with none when everything is forgotten. */
export type JournalListener = (entry?: JournalEntry) => void;

const defaultBounds: JournalBounds = { entries: 1000, bytes: 16 * 1024 * 1024 };

/**
 * The calls of a world in the order of their answers. It keeps the latest within its bounds and counts what it had to drop, so
 * `total` is always `kept + dropped`.
 */
export class Journal {
  readonly bounds: JournalBounds;
  /** A dropped entry leaves a gap, so that its bodies are freed; the array is cut now and then, not at every call. */
  #entries: (JournalEntry | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  #total = 0;
  readonly #listeners = new Set<JournalListener>();

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

  /** What the kept entries weigh. */
  get bytes(): number {
    return this.#bytes;
  }

  append(entry: JournalEntry): void {
    this.#total += 1;
    this.#keep(entry);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  /** The kept entries, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry !== undefined);
  }

  find(id: string): JournalEntry | undefined {
    return this.#entries.find((entry) => entry?.id === id);
  }

  /** Gives the function that ends the listening. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything, its counts too. */
  reset(): void {
    this.#entries = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#total = 0;
    for (const listener of [...this.#listeners]) listener();
  }

  /** An entry that alone is too heavy is dropped itself and leaves the others where they are. */
  #keep(entry: JournalEntry): void {
    const weight = sizeOfEntry(entry);
    if (weight > this.bounds.bytes) return;
    this.#entries.push(entry);
    this.#bytes += weight;
    while (this.kept > this.bounds.entries || this.#bytes > this.bounds.bytes) this.#dropOldest();
    if (this.#first <= this.kept) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }

  #dropOldest(): void {
    const oldest = this.#entries[this.#first];
    if (oldest !== undefined) this.#bytes -= sizeOfEntry(oldest);
    this.#entries[this.#first] = undefined;
    this.#first += 1;
  }
}
