import type { Credentials } from '#access/credentials.ts';
import type { EventLog } from '#events/event-log.ts';
import { Store } from '#store/store.ts';
import { World } from './world.ts';

/** Options of a new world. */
export interface NewWorld {
  readonly id: string;
  /** The initial state: a complete SQLite database file. */
  readonly image: Buffer;
  /** Changes the initial state before it becomes the baseline. */
  readonly prepare?: (store: Store) => void;
  /** The world expires after this many milliseconds without a request. */
  readonly idleMs: number;
}

/** Maximum number of worlds besides the default one (100), and a monotonic clock in milliseconds for their expiry. */
export interface WorldsOptions {
  readonly limit?: number;
  readonly now?: () => number;
}

/** Thrown when a world cannot be created; the message says why. */
export class WorldRefused extends Error {}

interface Entry {
  readonly world: World;
  readonly idleMs: number;
  /** Monotonic time in milliseconds. */
  lastUse: number;
  /** Number of requests in flight; the world does not expire while there are any. */
  inFlight: number;
}

/** Returns the credentials of the account that selects a world. */
export function credentialsOf(id: string): Credentials {
  return { login: `world-${id}`, password: `secret-${id}` };
}

/** The worlds of a server: the default world, and others that are created, deleted and expire. */
export class Worlds {
  readonly default: World;
  readonly limit: number;
  readonly #now: () => number;
  readonly #created = new Map<string, Entry>();
  #hasCreatedWorlds = false;
  #lastNumber = 0;

  constructor(defaultWorld: World, { limit = 100, now = () => performance.now() }: WorldsOptions = {}) {
    this.default = defaultWorld;
    this.limit = limit;
    this.#now = now;
  }

  /** The events of all worlds. */
  get events(): EventLog {
    return this.default.events;
  }

  /** Returns all worlds, the default one first. */
  all(): readonly World[] {
    this.expire();
    return [this.default, ...[...this.#created.values()].map(({ world }) => world)];
  }

  /** Returns the world with this id, without regard to case, or `undefined`. Counts as use of the world. */
  find(id: string): World | undefined {
    this.expire();
    const entry = this.#created.get(keyOf(id));
    if (entry !== undefined) entry.lastUse = this.#now();
    return this.peek(id);
  }

  /** As `find`, but the world is not used, and none expires. */
  peek(id: string): World | undefined {
    return keyOf(id) === this.default.id ? this.default : this.#created.get(keyOf(id))?.world;
  }

  /** True once a world besides the default one has been created. */
  get hasCreatedWorlds(): boolean {
    return this.#hasCreatedWorlds;
  }

  /**
   * Returns the world that the credentials select: the default world, unless they are those of another world (`credentialsOf`);
   * `undefined` if that world no longer exists. If the default world has an account with the same login, the password decides.
   */
  findByCredentials({ login, password }: Credentials): World | undefined {
    const id = /^world-([\w-]+)$/.exec(login)?.[1];
    if (id === undefined) return this.default;
    const world = this.find(id);
    if (world !== undefined && world.id !== id) return this.default;
    const isPasswordOfWorld = password === credentialsOf(id).password;
    if (world !== undefined && isPasswordOfWorld) return world;
    if (this.default.store.count('accesswebservice', { login }) > 0) return this.default;
    return world ?? (isPasswordOfWorld ? undefined : this.default);
  }

  /** Keeps a world from expiring until the returned function is called. */
  use({ id }: World): () => void {
    const entry = this.#created.get(keyOf(id));
    if (entry === undefined) return () => undefined;
    entry.inFlight += 1;
    return () => {
      entry.inFlight -= 1;
      entry.lastUse = this.#now();
    };
  }

  /** Returns an unused id. It is never returned again, so that a late request to a deleted world cannot reach another one. */
  freeId(): string {
    do this.#lastNumber += 1;
    while (this.#created.has(`w${this.#lastNumber}`));
    return `w${this.#lastNumber}`;
  }

  /** Creates a world. Throws `WorldRefused` if the id is taken or the limit is reached. */
  create({ id, idleMs, image, prepare }: NewWorld): World {
    const existing = this.all().find((world) => keyOf(world.id) === keyOf(id));
    if (existing !== undefined) throw new WorldRefused(`world ${existing.id} already exists`);
    if (this.#created.size >= this.limit) {
      throw new WorldRefused(`there are ${this.limit} worlds, the limit; delete one, or raise --world-limit`);
    }
    const { dialect, journal, account } = this.default;
    const world = new World({
      id,
      store: this.#openStore(image, prepare),
      dialect,
      journal: journal.bounds,
      account,
      events: this.events,
      prepare,
    });
    this.#created.set(keyOf(id), { world, idleMs, lastUse: this.#now(), inFlight: 0 });
    this.#hasCreatedWorlds = true;
    world.publish({ type: 'world', change: 'created' });
    return world;
  }

  /** Closes and deletes a world. Returns false if there is no such world, or it is the default one. */
  delete(id: string): boolean {
    return this.#remove(id, 'deleted');
  }

  /** Deletes the worlds that have been idle for too long. */
  expire(): void {
    const now = this.#now();
    for (const [id, { idleMs, lastUse, inFlight }] of this.#created) {
      if (inFlight === 0 && now - lastUse > idleMs) this.#remove(id, 'expired');
    }
  }

  /** Releases the requests that faults delay, in all worlds; called when the server closes. */
  releaseAll(): void {
    for (const { faults } of this.all()) faults.releaseAll();
  }

  close(): void {
    for (const { world } of this.#created.values()) world.close();
    this.#created.clear();
    this.default.close();
  }

  #openStore(image: Buffer, prepare: NewWorld['prepare']): Store {
    const store = Store.fromImage(image, { tablesFrom: this.default.store });
    try {
      prepare?.(store);
      store.markBaseline();
      return store;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  /** Publishes the last event of the world before those who wait in it learn that it is closed. */
  #remove(id: string, change: 'deleted' | 'expired'): boolean {
    const world = this.#created.get(keyOf(id))?.world;
    world?.publish({ type: 'world', change });
    world?.close('deleted');
    return this.#created.delete(keyOf(id));
  }
}

/** Ids are case-insensitive, because a host name may contain one: `W1.localhost`. */
function keyOf(id: string): string {
  return id.toLowerCase();
}
