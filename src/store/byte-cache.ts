/** Up to here nothing is looked through. */
const modest = 64 * 1024 * 1024;

/**
 * Bytes that were made of rows and could be made again, under keys that rows hold. A key stands for the same bytes as long as it
 * is in the tables, so that neither a reset nor a rollback outdates any.
 */
export class ByteCache {
  readonly #bytes = new Map<string, Buffer>();
  #weight = 0;
  #enough = modest;

  find(key: string): Buffer | undefined {
    return this.#bytes.get(key);
  }

  /** Keeps bytes; now and then drops those whose keys are gone, as those of rows before a reset are. */
  keep(key: string, bytes: Buffer, aliveKeys: () => ReadonlySet<string>): void {
    this.#bytes.set(key, bytes);
    this.#weight += bytes.length;
    if (this.#weight > this.#enough) this.#sweep(aliveKeys());
  }

  #sweep(alive: ReadonlySet<string>): void {
    for (const [key, { length }] of this.#bytes) {
      if (alive.has(key)) continue;
      this.#bytes.delete(key);
      this.#weight -= length;
    }
    this.#enough = Math.max(modest, 2 * this.#weight);
  }
}
