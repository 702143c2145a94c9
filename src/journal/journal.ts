import { type JournalEntry, sizeOfEntry } from './entry.ts';
import { KeptChanges } from './kept-changes.ts';

/** Limits of a journal: number of entries, and their total size in bytes. */
export interface JournalBounds {
  readonly entries: number;
  readonly bytes: number;
}

/** Called with each new entry, and without one when the journal is cleared. */
export type JournalListener = (entry?: JournalEntry) => void;

const defaultBounds: JournalBounds = { entries: 1000, bytes: 16 * 1024 * 1024 };

/**
 * The requests of a world in the order of their answers. It keeps the latest ones within its limits and counts the dropped ones:
 * `total` is always `kept + dropped`.
 */
export class Journal {
  readonly bounds: JournalBounds;
  /** A dropped entry is overwritten by `undefined` to free its memory; the array is compacted only when half of it is unused. */
  #entries: (JournalEntry | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  #total = 0;
  readonly #changes = new KeptChanges();
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

  /** Total size of the kept entries in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds an entry and notifies the listeners. */
  append(entry: JournalEntry): void {
    this.#total += 1;
    this.#keep(entry);
    if (entry.changes !== undefined) this.#changes.add(entry.changes);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  /** Returns the kept entries, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry !== undefined);
  }

  find(id: string): JournalEntry | undefined {
    return this.#entries.find((entry) => entry?.id === id);
  }

  /** Registers a listener. Returns a function that removes it. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Removes all entries, sets the counters to 0 and notifies the listeners. */
  reset(): void {
    this.#entries = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#total = 0;
    this.#changes.reset();
    for (const listener of [...this.#listeners]) listener();
  }

  /** An entry above the size limit is dropped without displacing others. */
  #keep(entry: JournalEntry): void {
    const size = sizeOfEntry(entry);
    if (size > this.bounds.bytes) return;
    this.#entries.push(entry);
    this.#bytes += size;
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
