import type { Credentials } from '#access/credentials.ts';
import type { EventLog } from '#events/event-log.ts';
import { Store } from '#store/store.ts';
import { World } from './world.ts';

/** What a new world begins with. */
export interface NewWorld {
  readonly id: string;
  /** A complete SQLite file. */
  readonly image: Buffer;
  /** What is changed in it before it becomes the baseline of the new world. */
  readonly prepare?: (store: Store) => void;
  /** The world is deleted when nobody has used it for this many milliseconds. */
  readonly idleMs: number;
}

/** How many worlds there may be beside the default one, and the monotonic time in milliseconds by which they expire. */
export interface WorldsOptions {
  readonly limit?: number;
  readonly now?: () => number;
}

/** Why a world could not be made. */
export class WorldRefused extends Error {}

interface Guest {
  readonly world: World;
  readonly idleMs: number;
  lastUse: number;
  /** Requests in flight; while there are any, the world is in use. */
  inFlight: number;
}

/** The credentials of the account that leads to a world, and to no other. */
export function credentialsOf(id: string): Credentials {
  return { login: `world-${id}`, password: `secret-${id}` };
}

/** The worlds of a server: `default` always exists, others come and go. */
export class Worlds {
  readonly default: World;
  readonly limit: number;
  readonly #now: () => number;
  readonly #guests = new Map<string, Guest>();
  #hadGuests = false;
  #lastNumber = 0;

  constructor(first: World, { limit = 100, now = () => performance.now() }: WorldsOptions = {}) {
    this.default = first;
    this.limit = limit;
    this.#now = now;
  }

  /** What happens on the server, in all worlds. */
  get events(): EventLog {
    return this.default.events;
  }

  /** All worlds, the default one first. */
  all(): readonly World[] {
    this.expire();
    return [this.default, ...[...this.#guests.values()].map(({ world }) => world)];
  }

  /** The world of that id; finding it counts as use. */
  find(id: string): World | undefined {
    this.expire();
    if (keyOf(id) === this.default.id) return this.default;
    const guest = this.#guests.get(keyOf(id));
    if (guest !== undefined) guest.lastUse = this.#now();
    return guest?.world;
  }

  /** Whether there ever was another world than the default one. */
  get hadGuests(): boolean {
    return this.#hadGuests;
  }

  /**
   * The world that credentials lead to, the default one unless they are made for another; `undefined` when that one is gone. An
   * account of the default world is not hidden by one of the same login: then the password decides.
   */
  findByCredentials({ login, password }: Credentials): World | undefined {
    const id = /^world-([\w-]+)$/.exec(login)?.[1];
    if (id === undefined) return this.default;
    const world = this.find(id);
    if (world !== undefined && world.id !== id) return this.default;
    const isMade = password === credentialsOf(id).password;
    if (world !== undefined && isMade) return world;
    if (this.default.store.count('accesswebservice', { login }) > 0) return this.default;
    return world ?? (isMade ? undefined : this.default);
  }

  /** Keeps the world from expiring until the returned function is called. */
  use({ id }: World): () => void {
    const guest = this.#guests.get(keyOf(id));
    if (guest === undefined) return () => undefined;
    guest.inFlight += 1;
    return () => {
      guest.inFlight -= 1;
      guest.lastUse = this.#now();
    };
  }

  /** An id that no world has and that is never handed out again: late requests for a deleted world reach no other one. */
  freeId(): string {
    do this.#lastNumber += 1;
    while (this.#guests.has(`w${this.#lastNumber}`));
    return `w${this.#lastNumber}`;
  }

  /** Throws `WorldRefused` when the id is taken or there are too many. */
  create({ id, idleMs, ...content }: NewWorld): World {
    const taken = this.all().find((world) => keyOf(world.id) === keyOf(id));
    if (taken !== undefined) throw new WorldRefused(`world ${taken.id} already exists`);
    if (this.#guests.size >= this.limit) {
      throw new WorldRefused(`there are ${this.limit} worlds, the limit; delete one, or raise --world-limit`);
    }
    const { dialect, journal, account } = this.default;
    const { prepare: furnish } = content;
    const world = new World({
      id,
      store: this.#openStore(content),
      dialect,
      journal: journal.bounds,
      account,
      events: this.events,
      prepare: furnish,
    });
    this.#guests.set(keyOf(id), { world, idleMs, lastUse: this.#now(), inFlight: 0 });
    this.#hadGuests = true;
    world.publish({ type: 'world', change: 'created' });
    return world;
  }

  /** Whether there was such a world; the default one stays. */
  delete(id: string): boolean {
    return this.#remove(id, 'deleted');
  }

  /** Deletes the worlds that nobody has used for too long. */
  expire(): void {
    const now = this.#now();
    for (const [id, { idleMs, lastUse, inFlight }] of this.#guests) {
      if (inFlight === 0 && now - lastUse > idleMs) this.#remove(id, 'expired');
    }
  }

  /** Lets go of the requests that faults hold, in all worlds: the server closes. */
  releaseAll(): void {
    for (const { faults } of this.all()) faults.releaseAll();
  }

  close(): void {
    for (const { world } of this.#guests.values()) world.close();
    this.#guests.clear();
    this.default.close();
  }

  #openStore({ image, prepare: furnish }: Omit<NewWorld, 'id' | 'idleMs'>): Store {
    const store = Store.fromImage(image, { like: this.default.store });
    try {
      furnish?.(store);
      store.markBaseline();
      return store;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  /** Its last event is published before whoever waits in the world is told that it is closed. */
  #remove(id: string, change: 'deleted' | 'expired'): boolean {
    const world = this.#guests.get(keyOf(id))?.world;
    world?.publish({ type: 'world', change });
    world?.close('deleted');
    return this.#guests.delete(keyOf(id));
  }
}

/** Hosts are compared without case, and one of them may name a world: `W1.localhost`. */
function keyOf(id: string): string {
  return id.toLowerCase();
}
