import { type Account, sizeOfAccount } from '#access/accounts.ts';
import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { EventLog } from '#events/event-log.ts';
import { type NewEvent, requestEvent } from '#events/unread-event.ts';
import { Faults } from '#faults/faults.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { Journal, type JournalBounds } from '#journal/journal.ts';
import { changedRows } from '#store/changed-rows.ts';
import type { Store } from '#store/store.ts';
import { Clock } from './clock.ts';
import { Effects } from './effects.ts';
import { Random } from './random.ts';
import { Snapshots } from './snapshots.ts';
import { VersionedCache } from './versioned-cache.ts';

/** A world ends when somebody deletes it or nobody uses it, or with the server. */
export type Ending = 'deleted' | 'closing';

interface WorldParts {
  readonly id: string;
  readonly store: Store;
  readonly dialect: Dialect;
  readonly journal?: JournalBounds | undefined;
  readonly account?: Credentials | undefined;
  readonly origin?: string;
  /** The events of the server; a log of its own when absent. */
  readonly events?: EventLog | undefined;
  /** Adds to an empty state what the world cannot be called without. */
  readonly prepare?: ((store: Store) => void) | undefined;
}

/** Everything that a reset replaces. Nothing outside a world remembers a request. */
export class World {
  readonly id: string;
  readonly dialect: Dialect;
  readonly store: Store;
  readonly clock = new Clock();
  readonly random = new Random();
  readonly effects = new Effects();
  readonly journal: Journal;
  /** The events of the server, which all of its worlds share. */
  readonly events: EventLog;
  readonly faults = new Faults();
  /** Accounts by what their callers send, so that none is looked up again before the accounts change. */
  readonly callers: VersionedCache<Account>;
  /** Named images; they outlive a reset. */
  readonly snapshots = new Snapshots();
  /** The account that was asked for at the start. */
  readonly account: Credentials | undefined;
  /** What the world began with, for people: `seeds fresh`, `state FILE`. */
  readonly startedFrom: string;
  readonly #furnish: WorldParts['prepare'];
  readonly #closing = new AbortController();
  #ending: Ending | undefined;
  #generation = 1;

  constructor(parts: WorldParts) {
    const { id, store, dialect, journal, account, origin = '', events = new EventLog(), prepare: furnish } = parts;
    this.id = id;
    this.events = events;
    this.account = account;
    this.startedFrom = origin;
    this.#furnish = furnish;
    this.store = store;
    this.dialect = dialect;
    store.changedRowsGoLast = changedRows[dialect].value;
    this.journal = new Journal(journal);
    this.callers = new VersionedCache(store, { table: 'accesswebservice', sizeOf: sizeOfAccount });
  }

  /** Counts the resets; what was begun in one generation is not seen in the next. */
  get generation(): number {
    return this.#generation;
  }

  /** Back to the baseline: rows, ids, chance, clock, ledger, journal, faults. */
  reset(): void {
    this.store.reset();
    this.#forget('baseline');
  }

  /**
   * The image becomes the present state, and everything else starts anew; the baseline stays. Events call it by `name`. Throws
   * `ForeignImage`.
   */
  restore(image: Buffer, name = 'image'): void {
    this.store.restore(image);
    this.#forget(name);
  }

  /** The image of an empty PBX becomes the present state; the account that leads to this world stays. */
  restoreEmpty(image: Buffer): void {
    this.restore(image, 'empty');
    this.#furnish?.(this.store);
  }

  /** Aborted once the world is closed: nothing can be read from it or written to it any more. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Why the world is closed; `undefined` while it is there. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Ends everything that waits in this world: requests that a fault holds find a generation that is not theirs. */
  close(ending: Ending = 'closing'): void {
    this.#generation += 1;
    this.#ending = ending;
    this.#closing.abort();
    this.faults.reset();
    this.store.close();
  }

  /** Publishes that something happened in this world, once it cannot be undone any more. */
  publish(event: NewEvent): void {
    this.events.publish({ world: this.id, at: new Date(this.clock.now()).toISOString(), ...event });
  }

  /** Appends a call to the journal and publishes it. */
  record(entry: JournalEntry): void {
    this.journal.append(entry);
    this.events.publish(requestEvent(entry));
  }

  #forget(to: string): void {
    this.random.reset();
    this.clock.reset();
    this.effects.reset();
    this.journal.reset();
    this.faults.reset();
    this.#generation += 1;
    this.publish({ type: 'reset', to, generation: this.#generation });
  }
}
