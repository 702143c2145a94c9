/**
 * The last id handed out per table. As in the real database a sequence does not roll back with a refused request
 * (core.md 7.8), so the counters live beside the transactions.
 */
export class Sequences {
  #last = new Map<string, number>();
  #baseline = new Map<string, number>();
  readonly #changed = new Set<string>();

  /** The id that the next row of the table gets. */
  peek(table: string): number {
    return (this.#last.get(table) ?? 0) + 1;
  }

  /** Uses up an id, for a row or for a refused one. */
  consume(table: string): number {
    const id = this.peek(table);
    this.set(table, id);
    return id;
  }

  /** Makes sure that ids up to this one are not handed out any more. */
  raise(table: string, id: number): void {
    if (id >= this.peek(table)) this.set(table, id);
  }

  /** Sets a counter as it was found in a seed or a file. */
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

  /** All counters as they were in an image. */
  replace(counters: Iterable<readonly [string, number]>): void {
    this.#last = new Map(counters);
  }

  entries(): readonly (readonly [string, number])[] {
    return [...this.#last];
  }

  /** The counters that changed since they were last written. */
  changes(): readonly (readonly [string, number])[] {
    return [...this.#changed].map((table) => [table, this.#last.get(table) ?? 0] as const);
  }

  /** What changed so far is written, and no rollback can undo it. */
  markWritten(): void {
    this.#changed.clear();
  }
}
