import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import { Effects } from './effects.ts';
import { Journal } from './journal/journal.ts';
import { packageRoot } from './paths.ts';
import { tableWriters } from './pbx/table-writers.ts';
import { Random } from './random.ts';
import { Snapshots } from './snapshots.ts';
import { loadSeeds } from './store/seeds.ts';
import { Store } from './store/store.ts';

/** What a world is made of. */
export interface WorldOptions {
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** File of the database; in memory when absent. */
  readonly database?: string;
}

/** Everything that a reset replaces. Nothing outside a world remembers a request. */
export class World {
  readonly id: string;
  readonly dialect: Dialect;
  readonly store: Store;
  readonly clock = new Clock();
  readonly random = new Random();
  readonly effects = new Effects();
  readonly journal = new Journal();
  /** Named images; they outlive a reset. */
  readonly snapshots = new Snapshots();
  #generation = 1;

  constructor({ id, store, dialect }: { id: string; store: Store; dialect: Dialect }) {
    this.id = id;
    this.store = store;
    this.dialect = dialect;
  }

  /** Counts the resets; what was begun in one generation is not seen in the next. */
  get generation(): number {
    return this.#generation;
  }

  /** Back to the baseline: rows, ids, chance, clock, ledger, journal. */
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

  close(): void {
    this.store.close();
  }

  #forget(): void {
    this.random.reset();
    this.clock.reset();
    this.effects.reset();
    this.journal.reset();
    this.#generation += 1;
  }
}

/** Makes the default world from schema and seeds; its present state is the baseline. Throws `SeedError` for a bad seed. */
export function createWorld({ seeds, dialect, database }: WorldOptions): World {
  const { store, isNew } = openStore(database);
  if (isNew) {
    store.transaction(() => loadSeeds(store, seeds, tableWriters));
    store.markBaseline();
  }
  return new World({ id: 'default', store, dialect });
}

function openStore(database: string | undefined): { store: Store; isNew: boolean } {
  const schema = readFileSync(join(packageRoot, 'schema.sql'), 'utf8');
  return database === undefined ? { store: Store.inMemory(schema), isNew: true } : Store.inFile(schema, database);
}
