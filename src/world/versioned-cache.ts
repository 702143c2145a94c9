import { LRUCache } from 'lru-cache';
import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';

/** Total size of the values and keys of a cache, in bytes. */
const maxSize = 16 * 1024 * 1024;

/** What a cache depends on, and how much room a value takes. */
interface VersionedCacheOptions<Value> {
  /** The only table whose rows count; all tables when absent. */
  readonly table?: TableName;
  /** Size of a value in bytes, without its key. */
  readonly sizeOf: (value: Value) => number;
}

/**
 * Values computed from the rows of a store, or of one of its tables. A change of any such row empties the cache, whoever made it;
 * a full cache drops the values that were used longest ago.
 */
export class VersionedCache<Value extends object> {
  readonly #currentVersion: () => string;
  readonly #values: LRUCache<string, Value>;
  #version: string;

  constructor(store: Store, { table, sizeOf }: VersionedCacheOptions<Value>) {
    this.#currentVersion = table === undefined ? () => store.version : () => store.versionOf(table);
    this.#version = this.#currentVersion();
    this.#values = new LRUCache({ maxSize, sizeCalculation: (value, key) => sizeOf(value) + 2 * key.length + 1 });
  }

  /** Version of the rows at the last `get`: another text after each change. */
  get version(): string {
    return this.#version;
  }

  /** The value of a key, if it is cached and no row has changed since. */
  get(key: string): Value | undefined {
    this.#refresh();
    return this.#values.get(key);
  }

  /** Caches a value that was computed from the rows as of `version`; one of older rows is not kept. */
  set(key: string, value: Value, version: string): void {
    if (this.#refresh() === version) this.#values.set(key, value);
  }

  #refresh(): string {
    const version = this.#currentVersion();
    if (version !== this.#version) this.#values.clear();
    this.#version = version;
    return version;
  }
}
