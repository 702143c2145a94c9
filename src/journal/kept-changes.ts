import type { RowChanges } from '#store/changes/row-changes.ts';

/** How many requests keep the rows that they changed, the latest ones. */
export const maxKeptChanges = 200;

/** Size of the kept rows above which the oldest are dropped, in bytes. */
const maxBytes = 16 * 1024 * 1024;

/** The rows that the latest requests changed. Those of older requests are dropped. */
export class KeptChanges {
  /** In the order of the requests. */
  readonly #changes = new Set<RowChanges>();
  #bytes = 0;

  /** Adds the changes of a request, and drops those that exceed the limits. */
  add(changes: RowChanges): void {
    this.#changes.add(changes);
    this.#bytes += changes.bytes;
    for (const oldest of this.#changes) {
      if (this.#changes.size <= maxKeptChanges && this.#bytes <= maxBytes) return;
      this.#changes.delete(oldest);
      this.#bytes -= oldest.bytes;
      oldest.drop();
    }
  }

  reset(): void {
    this.#changes.clear();
    this.#bytes = 0;
  }
}
