import type { Account } from './access/accounts.ts';
import type { Credentials } from './access/credentials.ts';
import { hasAccount, setAccount } from './access/default-account.ts';
import { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import { Effects } from './effects.ts';
import { Faults } from './faults/faults.ts';
import type { FixtureFile } from './fixtures/files.ts';
import { prepare } from './fixtures/prepare.ts';
import type { ReadyAnswer } from './http/ready-answers.ts';
import { Journal, type JournalBounds } from './journal/journal.ts';
import { changedRows } from './pbx/storage-order.ts';
import { tableWriters } from './pbx/table-writers.ts';
import { Random } from './random.ts';
import { Remembered } from './remembered.ts';
import { Snapshots } from './snapshots.ts';
import { readImage } from './store/image-file.ts';
import { readSchema } from './store/schema.ts';
import { isProfile, loadSeeds } from './store/seeds.ts';
import { StateFiles } from './store/state-files.ts';
import { Store } from './store/store.ts';

/** What a world is made of. */
export interface WorldOptions {
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** File with the image of an exported snapshot, which takes the place of the seeds. */
  readonly snapshot?: string;
  /** Documents and scripts that are applied over the seeds; part of the baseline. */
  readonly fixtures?: readonly FixtureFile[];
  /** Whether fields that the PBX ignores are faults of the documents. */
  readonly strict?: boolean;
  /** Account that is there whatever the seeds hold, in the baseline too. */
  readonly account?: Credentials;
  /** File of the state; in memory when absent. */
  readonly database?: string;
  /** How much its journal keeps; a usual amount when absent. */
  readonly journal?: JournalBounds;
}

/** A world ends when somebody deletes it or nobody uses it, or with the server. */
export type Ending = 'deleted' | 'closing';

interface WorldParts {
  readonly id: string;
  readonly store: Store;
  readonly dialect: Dialect;
  readonly journal?: JournalBounds | undefined;
  readonly account?: Credentials | undefined;
  readonly origin?: string;
  /** Adds to an empty state what the world cannot be called without. */
  readonly furnish?: ((store: Store) => void) | undefined;
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
  readonly faults = new Faults();
  /** Answers of reads, and accounts by what callers send; nothing but time is lost with them. */
  readonly answers: Remembered<ReadyAnswer>;
  readonly callers: Remembered<Account>;
  /** Named images; they outlive a reset. */
  readonly snapshots = new Snapshots();
  /** The account that was asked for at the start. */
  readonly account: Credentials | undefined;
  /** What the world began with, for people: `seeds fresh`, `state FILE`. */
  readonly origin: string;
  readonly #furnish: WorldParts['furnish'];
  readonly #closing = new AbortController();
  #ending: Ending | undefined;
  #generation = 1;

  constructor({ id, store, dialect, journal, account, origin = '', furnish }: WorldParts) {
    this.id = id;
    this.account = account;
    this.origin = origin;
    this.#furnish = furnish;
    this.store = store;
    this.dialect = dialect;
    store.changedRowsGoLast = changedRows[dialect].value;
    this.journal = new Journal(journal);
    this.answers = new Remembered(store);
    this.callers = new Remembered(store, 'accesswebservice');
  }

  /** Counts the resets; what was begun in one generation is not seen in the next. */
  get generation(): number {
    return this.#generation;
  }

  /** Back to the baseline: rows, ids, chance, clock, ledger, journal, faults. */
  reset(): void {
    this.store.reset();
    this.#forget();
  }

  /** The image becomes the present state, and everything else starts anew; the baseline stays. Throws `ForeignImage`. */
  restore(image: Buffer): void {
    this.store.restore(image);
    this.#forget();
  }

  /** The image of an empty PBX becomes the present state; the account that leads to this world stays. */
  restoreEmpty(image: Buffer): void {
    this.restore(image);
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

  #forget(): void {
    this.random.reset();
    this.clock.reset();
    this.effects.reset();
    this.journal.reset();
    this.faults.reset();
    this.#generation += 1;
  }
}

/**
 * Makes the default world from schema, seeds and fixtures; its present state is the baseline. A state that is kept in a file
 * goes on as it is. Throws `SeedError` for a bad seed, `FixtureFaults` for a bad fixture, and `StateFault` for a file that cannot
 * be used.
 */
export function createWorld(options: WorldOptions): World {
  const { database } = options;
  return database === undefined ? worldInMemory(options) : worldInFile(options, database);
}

function worldInMemory(options: WorldOptions, memory: { forFile?: boolean } = {}): World {
  const { snapshot, dialect, journal, account } = options;
  const store =
    snapshot === undefined
      ? Store.inMemory(readSchema(), memory)
      : Store.fromImage(readImage(snapshot, readSchema()), memory);
  const world = new World({ id: 'default', store, dialect, journal, account, origin: originOf(options) });
  fill(world, options);
  return world;
}

/** A new state is complete before its file is there. */
function worldInFile(options: WorldOptions, database: string): World {
  const { dialect, journal, account } = options;
  const files = StateFiles.hold(database);
  let store: Store | undefined;
  try {
    const isNew = !files.hasState();
    if (isNew) files.begin(newImage(options));
    store = Store.inFiles(files, readSchema());
    if (!isNew && account !== undefined) setAccountEverywhere(store, account, options);
    const origin = isNew ? originOf(options) : `state ${database}`;
    return new World({ id: 'default', store, dialect, journal, account, origin });
  } catch (error) {
    (store ?? files).close();
    throw error;
  }
}

function newImage(options: WorldOptions): Buffer {
  const world = worldInMemory(options, { forFile: true });
  try {
    return world.store.image();
  } finally {
    world.close();
  }
}

/** The random generator begins anew after the fixtures, as it does after a reset. */
function fill(world: World, options: WorldOptions): void {
  const { store, random } = world;
  const { seeds, snapshot, fixtures = [], strict = false, account } = options;
  try {
    store.transaction(() => {
      if (snapshot === undefined) loadSeeds(store, seeds, tableWriters);
      prepare(world, fixtures, { strict });
      if (account !== undefined) setAccount(store, account, accountName(options));
    });
    random.reset();
    store.markBaseline();
  } catch (error) {
    world.close();
    throw error;
  }
}

/** A state that goes on, and its baseline, each keep everything but the account. */
function setAccountEverywhere(store: Store, account: Credentials, options: WorldOptions): void {
  const name = accountName(options);
  if (!hasAccount(store, account)) store.transaction(() => setAccount(store, account, name));
  store.changeBaseline((baseline) => {
    if (hasAccount(baseline, account)) return false;
    setAccount(baseline, account, name);
    return true;
  });
}

/** The account of a profile is the default one; a folder or a snapshot keeps its accounts and gets one more. */
function accountName({ seeds, snapshot }: WorldOptions): string {
  return snapshot === undefined && isProfile(seeds) ? 'admin' : 'default';
}

function originOf({ seeds, snapshot }: WorldOptions): string {
  return snapshot === undefined ? `seeds ${seeds}` : `snapshot ${snapshot}`;
}
