import { LRUCache } from 'lru-cache';
import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';

/** Total size of the values and keys of a cache, in bytes. */
const maxSize = 16 * 1024 * 1024;

/** The rows that a cache depends on, and how to measure its values. */
interface VersionedCacheOptions<Value> {
  /** The table whose changes empty the cache; any table if absent. */
  readonly table?: TableName;
  /** Size of a value in bytes, without its key. */
  readonly sizeOf: (value: Value) => number;
}

/**
 * A cache of values computed from the rows of a store or one of its tables. Any change of these rows empties it, including changes
 * by another process; a full cache evicts the least recently used values.
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

  /** Version of the rows at the last `get`, a string that changes with the rows. Pass it to `set`. */
  get version(): string {
    return this.#version;
  }

  /** Returns the cached value, or `undefined` if it is missing or outdated. */
  get(key: string): Value | undefined {
    this.#refresh();
    return this.#values.get(key);
  }

  /** Caches a value computed from the rows as of `version`; ignores it if the rows have changed since. */
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
