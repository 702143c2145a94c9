/**
 * The last assigned id of each table. As in the real database, a sequence does not roll back with a refused request
 * (core.md 7.8), so the counters are kept outside transactions.
 */
export class Sequences {
  #last = new Map<string, number>();
  #baseline = new Map<string, number>();
  readonly #changed = new Set<string>();

  /** Returns the id of the table's next row without using it up. */
  peek(table: string): number {
    return (this.#last.get(table) ?? 0) + 1;
  }

  /** Uses up the next id and returns it. */
  consume(table: string): number {
    const id = this.peek(table);
    this.set(table, id);
    return id;
  }

  /** Raises the counter to at least `id`. */
  raise(table: string, id: number): void {
    if (id >= this.peek(table)) this.set(table, id);
  }

  /** Sets the last assigned id. */
  set(table: string, id: number): void {
    this.#last.set(table, id);
    this.#changed.add(table);
  }

  markBaseline(): void {
    this.#baseline = new Map(this.#last);
  }

  reset(): void {
    this.#last = new Map(this.#baseline);
  }

  /** Replaces all counters. */
  replace(counters: Iterable<readonly [string, number]>): void {
    this.#last = new Map(counters);
  }

  entries(): readonly (readonly [string, number])[] {
    return [...this.#last];
  }

  /** The counters that changed since the last `markWritten`. */
  changes(): readonly (readonly [string, number])[] {
    return [...this.#changed].map((table) => [table, this.#last.get(table) ?? 0] as const);
  }

  /** Records that all changes are committed to the database. */
  markWritten(): void {
    this.#changed.clear();
  }
}
