import type { Store } from '#store/store.ts';

/** What values may weigh together before all of them are forgotten. */
const mostWeight = 16 * 1024 * 1024;

/** What was worked out from the rows of a store, or of one of its tables: known until one of them changes, whoever changes it. */
export class Remembered<Value> {
  readonly #currentVersion: () => string;
  readonly #values = new Map<string, Value>();
  #version: string;
  #weight = 0;

  constructor(store: Store, table?: string) {
    this.#currentVersion = table === undefined ? () => store.version : () => store.versionOf(table);
    this.#version = this.#currentVersion();
  }

  find(key: string): Value | undefined {
    const version = this.#currentVersion();
    if (version !== this.#version) this.forget();
    this.#version = version;
    return this.#values.get(key);
  }

  /** Keeps a value that was worked out from the rows as they are at present; the key is weighed with it. */
  keep(key: string, value: Value, weight: number): void {
    const whole = weight + 2 * key.length;
    if (this.#weight + whole > mostWeight) this.forget();
    if (whole > mostWeight) return;
    this.#weight += whole;
    this.#values.set(key, value);
  }

  forget(): void {
    this.#values.clear();
    this.#weight = 0;
  }
}
