import type { Postponed } from './store/postponed.ts';
import { Store } from './store/store.ts';
import { World } from './world.ts';

/** What a new world begins with. */
export interface NewWorld {
  readonly id: string;
  /** A complete SQLite file, and what it lacks. */
  readonly image: Buffer;
  readonly postponed?: Postponed | undefined;
  /** What is changed in it before it becomes the baseline of the new world. */
  readonly furnish?: (store: Store) => void;
  /** A login that no other world has: calls with it are for this world. */
  readonly login?: string;
  /** The world is deleted when nobody has called it for so long. */
  readonly idleMs: number;
}

/** Why a world could not be made. */
export class WorldRefused extends Error {}

interface Guest {
  readonly world: World;
  readonly idleMs: number;
  readonly login: string | undefined;
  lastCall: number;
}

/** The worlds of a server: `default` always exists, others come and go. */
export class Worlds {
  readonly default: World;
  readonly limit: number;
  readonly #guests = new Map<string, Guest>();

  constructor(first: World, { limit = 100 }: { limit?: number } = {}) {
    this.default = first;
    this.limit = limit;
  }

  /** All worlds, the default one first. */
  all(): readonly World[] {
    this.#expire();
    return [this.default, ...[...this.#guests.values()].map(({ world }) => world)];
  }

  /** The world of that name, which counts as a call of it. */
  find(id: string): World | undefined {
    this.#expire();
    if (id === this.default.id) return this.default;
    const guest = this.#guests.get(id);
    if (guest !== undefined) guest.lastCall = performance.now();
    return guest?.world;
  }

  /** Whether there is any world but the default one. */
  get hasGuests(): boolean {
    return this.#guests.size > 0;
  }

  /** The world that alone has this login. */
  findByLogin(login: string): World | undefined {
    const found = [...this.#guests].find(([, guest]) => guest.login === login);
    return found && this.find(found[0]);
  }

  /** Throws `WorldRefused` when the name is taken or there are too many. */
  create({ id, image, postponed, furnish, login, idleMs }: NewWorld): World {
    this.#expire();
    if (this.find(id) !== undefined) throw new WorldRefused(`there is a world ${id} already`);
    if (this.#guests.size >= this.limit) throw new WorldRefused(`there are ${this.limit} worlds, which is the limit`);
    const store = Store.fromImage(image, this.default.store);
    if (postponed !== undefined) store.postpone(postponed);
    furnish?.(store);
    store.markBaseline();
    const { dialect, journal } = this.default;
    const world = new World({ id, store, dialect, journal: journal.bounds });
    this.#guests.set(id, { world, idleMs, login, lastCall: performance.now() });
    return world;
  }

  /** Whether there was such a world; the default one stays. */
  delete(id: string): boolean {
    const guest = this.#guests.get(id);
    guest?.world.close();
    return this.#guests.delete(id);
  }

  close(): void {
    for (const id of [...this.#guests.keys()]) this.delete(id);
    this.default.close();
  }

  #expire(): void {
    const now = performance.now();
    for (const [id, { idleMs, lastCall }] of this.#guests) if (now - lastCall > idleMs) this.delete(id);
  }
}
