import { type Account, sizeOfAccount } from '#access/accounts.ts';
import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { EventLog } from '#events/event-log.ts';
import { type NewEvent, requestEvent } from '#events/unread-event.ts';
import { Faults } from '#faults/faults.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { Journal, type JournalBounds } from '#journal/journal.ts';
import { changedRows } from '#store/changes/changed-rows.ts';
import type { Store } from '#store/store.ts';
import { Clock } from './clock.ts';
import { Effects } from './effects.ts';
import { Random } from './random.ts';
import { Snapshots } from './snapshots.ts';
import { VersionedCache } from './versioned-cache.ts';

/** Why a world was closed: it was deleted or expired, or the server is closing. */
export type ClosedReason = 'deleted' | 'closing';

interface WorldParts {
  readonly id: string;
  readonly store: Store;
  readonly dialect: Dialect;
  readonly journal?: JournalBounds | undefined;
  readonly account?: Credentials | undefined;
  readonly startedFrom?: string;
  /** The events of the server. Default: a log of its own. */
  readonly events?: EventLog | undefined;
  /** Adds the account of the world to an empty state. */
  readonly prepare?: ((store: Store) => void) | undefined;
}

/** The complete state of one fake PBX: rows, clock, random generator, ledger, journal and faults. Requests change nothing else. */
export class World {
  readonly id: string;
  readonly dialect: Dialect;
  readonly store: Store;
  readonly clock = new Clock();
  readonly random = new Random();
  readonly effects = new Effects();
  readonly journal: Journal;
  /** The events of the server, shared by all its worlds. */
  readonly events: EventLog;
  readonly faults = new Faults();
  /** Accounts by the credentials that clients send; emptied when the accounts change. */
  readonly accountCache: VersionedCache<Account>;
  /** Named images, which a reset keeps. */
  readonly snapshots = new Snapshots();
  /** The account configured at the start, if any. */
  readonly account: Credentials | undefined;
  /** Source of the initial state, for display: `seeds fresh`, `state FILE`. */
  readonly startedFrom: string;
  readonly #prepare: WorldParts['prepare'];
  readonly #closing = new AbortController();
  #closedReason: ClosedReason | undefined;
  #generation = 1;
  #providerStates: readonly string[] = [];

  constructor(parts: WorldParts) {
    const { id, store, dialect, journal, account, startedFrom = '', events = new EventLog(), prepare } = parts;
    this.id = id;
    this.events = events;
    this.account = account;
    this.startedFrom = startedFrom;
    this.#prepare = prepare;
    this.store = store;
    this.dialect = dialect;
    store.changedRowsGoLast = changedRows[dialect].value;
    this.journal = new Journal(journal);
    this.accountCache = new VersionedCache(store, { table: 'accesswebservice', sizeOf: sizeOfAccount });
  }

  /** A number that each reset increases; a request that started in an earlier generation must not change this one. */
  get generation(): number {
    return this.#generation;
  }

  /** Returns to the baseline: rows, ids, random generator, clock, ledger, journal and faults. */
  reset(): void {
    this.store.reset();
    this.#resetAllButRows('baseline');
  }

  /**
   * Replaces the rows by those of the image and resets everything else; the baseline is unchanged. `name` is the name of the state in
   * events. Throws `ForeignImage`.
   */
  restore(image: Buffer, name = 'image'): void {
    this.store.restore(image);
    this.#resetAllButRows(name);
  }

  /** Like `restore`, for the image of an empty PBX: adds the account that selects this world. Throws `ForeignImage`. */
  restoreEmpty(image: Buffer): void {
    this.restore(image, 'empty');
    this.#prepare?.(this.store);
  }

  /** The names of the provider states that the world is in: those entered since the last reset, none after a web-service request. */
  get providerStates(): readonly string[] {
    return this.#providerStates;
  }

  /** Notes which provider states the rows now hold. */
  enterProviderStates(names: readonly string[]): void {
    this.#providerStates = names;
  }

  /** Aborted when the world is closed, after which its store cannot be used. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Why the world is closed; `undefined` while it is open. */
  get closedReason(): ClosedReason | undefined {
    return this.#closedReason;
  }

  /** Closes the store and ends everything that waits in this world, such as requests that a fault delays. */
  close(reason: ClosedReason = 'closing'): void {
    this.#generation += 1;
    this.#closedReason = reason;
    this.#closing.abort();
    this.faults.reset();
    this.store.close();
  }

  /** Publishes an event of this world; call it after the transaction. */
  publish(event: NewEvent): void {
    this.events.publish({ world: this.id, at: new Date(this.clock.now()).toISOString(), ...event });
  }

  /** Appends a request to the journal and publishes it. The world is in no provider state any more. */
  record(entry: JournalEntry): void {
    this.#providerStates = [];
    this.journal.append(entry);
    this.events.publish(requestEvent(entry));
  }

  #resetAllButRows(to: string): void {
    this.random.reset();
    this.clock.reset();
    this.effects.reset();
    this.journal.reset();
    this.faults.reset();
    this.#providerStates = [];
    this.#generation += 1;
    this.publish({ type: 'reset', to, generation: this.#generation });
  }
}
