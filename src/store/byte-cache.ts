/** The first eviction happens above this many bytes. */
const minEvictionBytes = 64 * 1024 * 1024;

/**
 * A cache of bytes computed from rows, by keys that the rows hold. A key always names the same bytes, so entries stay valid after
 * a reset or a rollback.
 */
export class ByteCache {
  readonly #bytes = new Map<string, Buffer>();
  #size = 0;
  #evictionBytes = minEvictionBytes;

  get(key: string): Buffer | undefined {
    return this.#bytes.get(key);
  }

  /**
   * Caches the bytes. Above a size limit it evicts the entries whose keys are not in `liveKeys`, such as those of rows that a
   * reset removed.
   */
  set(key: string, bytes: Buffer, liveKeys: () => ReadonlySet<string>): void {
    this.#bytes.set(key, bytes);
    this.#size += bytes.length;
    if (this.#size > this.#evictionBytes) this.#evictAllBut(liveKeys());
  }

  #evictAllBut(liveKeys: ReadonlySet<string>): void {
    for (const [key, { length }] of this.#bytes) {
      if (liveKeys.has(key)) continue;
      this.#bytes.delete(key);
      this.#size -= length;
    }
    this.#evictionBytes = Math.max(minEvictionBytes, 2 * this.#size);
  }
}
