import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './access/accounts.ts';
import { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import { Effects } from './effects.ts';
import { Faults } from './faults/faults.ts';
import type { FixtureFile } from './fixtures/files.ts';
import { prepare } from './fixtures/prepare.ts';
import type { ReadyAnswer } from './http/ready-answers.ts';
import { Journal, type JournalBounds } from './journal/journal.ts';
import { packageRoot } from './paths.ts';
import { changedRows } from './pbx/storage-order.ts';
import { tableWriters } from './pbx/table-writers.ts';
import { Random } from './random.ts';
import { Remembered } from './remembered.ts';
import { Snapshots } from './snapshots.ts';
import { loadSeeds } from './store/seeds.ts';
import { Store } from './store/store.ts';

/** What a world is made of. */
export interface WorldOptions {
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** Documents and scripts that are applied over the seeds; part of the baseline. */
  readonly fixtures?: readonly FixtureFile[];
  /** Whether fields that the PBX ignores are faults of the documents. */
  readonly strict?: boolean;
  /** File of the database; in memory when absent. */
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
  readonly journal?: JournalBounds;
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
  readonly #closing = new AbortController();
  #ending: Ending | undefined;
  #generation = 1;

  constructor({ id, store, dialect, journal }: WorldParts) {
    this.id = id;
    this.store = store;
    this.dialect = dialect;
    store.changedRowsGoLast = changedRows[dialect].value;
    this.journal = new Journal(journal);
    this.answers = new Remembered(store);
    this.callers = new Remembered(store);
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

  /** Gives the first account other credentials, in the baseline too. */
  setDefaultAccount({ login, password }: { login: string; password: string }): void {
    const first = this.store.first('accesswebservice', {});
    if (first === undefined) {
      const values = { name: login, login, passwd: password, disable: 0, description: '', rights: '["*"]' };
      this.store.insert('accesswebservice', values);
    } else {
      this.store.update('accesswebservice', { id: first['id'] ?? null }, { login, passwd: password });
    }
    this.store.markBaseline();
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
 * goes on as it is. Throws `SeedError` for a bad seed and `FixtureFaults` for a bad fixture.
 */
export function createWorld({ seeds, dialect, fixtures = [], strict = false, database, journal }: WorldOptions): World {
  const { store, isNew } = openStore(database);
  const world = new World({ id: 'default', store, dialect, ...(journal && { journal }) });
  if (isNew) fill(world, { seeds, fixtures, strict });
  return world;
}

/** The chance begins anew after the fixtures, as it does after a reset. */
function fill(world: World, options: Required<Pick<WorldOptions, 'seeds' | 'fixtures' | 'strict'>>): void {
  const { seeds, fixtures, strict } = options;
  const { store, random } = world;
  try {
    store.transaction(() => {
      loadSeeds(store, seeds, tableWriters);
      prepare(world, fixtures, { strict });
    });
    random.reset();
    store.markBaseline();
  } catch (error) {
    world.close();
    throw error;
  }
}

function openStore(database: string | undefined): { store: Store; isNew: boolean } {
  const schema = readFileSync(join(packageRoot, 'schema.sql'), 'utf8');
  return database === undefined ? { store: Store.inMemory(schema), isNew: true } : Store.inFile(schema, database);
}
