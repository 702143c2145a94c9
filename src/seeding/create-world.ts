import type { Credentials } from '#access/credentials.ts';
import { hasAccount, setAccount } from '#access/default-account.ts';
import type { Dialect } from '#dialect.ts';
import type { JournalBounds } from '#journal/journal.ts';
import { readImage } from '#store/files/image-file.ts';
import { StateFiles } from '#store/files/state-files.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import { placeCalls } from './calls/calls.ts';
import type { FixtureFile } from './files.ts';
import { prepare } from './prepare.ts';
import { preparedProfile } from './prepared-profile.ts';
import { ProblemList } from './problems.ts';
import { isProfile, loadSeeds, readSeedCalls } from './seeds.ts';
import { tableWriters } from './table-writers.ts';

/** Options of the default world. */
export interface WorldOptions {
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** Path of an exported snapshot, which replaces the seeds. */
  readonly snapshot?: string;
  /** Documents and scripts applied after the seeds; part of the baseline. */
  readonly fixtures?: readonly FixtureFile[];
  /** Treats fields that the PBX ignores as problems of the documents. */
  readonly strict?: boolean;
  /** Account to add if it is missing, to the current state and the baseline. */
  readonly account?: Credentials;
  /** Path of the state file; the state is kept in memory if absent. */
  readonly database?: string;
  /** Limits of the journal; default limits if absent. */
  readonly journal?: JournalBounds;
}

/**
 * Creates the default world from schema, seeds and fixtures, and makes the result the baseline. If the state file already holds a
 * state, continues with it instead. Throws `SeedError` for invalid seeds, `InvalidFixtures` for an invalid fixture, and
 * `StateFileError` for a file that cannot be used.
 */
export function createWorld(options: WorldOptions): World {
  const { database } = options;
  return database === undefined ? worldInMemory(options) : worldInFile(options, database);
}

function worldInMemory(options: WorldOptions, memory: { forFile?: boolean } = {}): World {
  const { dialect, journal, account } = options;
  const store = openStore(options, memory);
  const world = new World({ id: 'default', store, dialect, journal, account, startedFrom: sourceOf(options) });
  fill(world, options);
  return world;
}

/** A store with the snapshot or the seeds. */
function openStore({ snapshot, seeds }: WorldOptions, memory: { forFile?: boolean }): Store {
  if (snapshot !== undefined) return Store.fromImage(readImage(snapshot, readSchema()), memory);
  // The state of a file has texts of call records that a state in memory has not.
  const prepared = memory.forFile ? undefined : preparedProfile(seeds);
  if (prepared !== undefined) return Store.copyOf(prepared);
  const store = Store.inMemory(readSchema(), memory);
  try {
    store.transaction(() => loadSeeds(store, seeds, tableWriters));
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Builds a new state in memory first, so that the state file is never incomplete. */
function worldInFile(options: WorldOptions, database: string): World {
  const { dialect, journal, account } = options;
  const files = StateFiles.acquire(database);
  let store: Store | undefined;
  try {
    const isNew = !files.hasState();
    if (isNew) files.create(newImage(options));
    store = Store.inFiles(files, readSchema());
    if (!isNew && account !== undefined) setAccountEverywhere(store, account, options);
    const startedFrom = isNew ? sourceOf(options) : `state ${database}`;
    return new World({ id: 'default', store, dialect, journal, account, startedFrom });
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

/** Places the calls of the seeds, applies fixtures and marks the baseline; resets the random generator, so that a later reset changes nothing. */
function fill(world: World, options: WorldOptions): void {
  const { store, random } = world;
  const { seeds, snapshot, fixtures = [], strict = false, account } = options;
  try {
    store.transaction(() => {
      if (snapshot === undefined) placeSeedCalls(world, seeds);
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

/** Places the calls of the seeds. */
function placeSeedCalls(world: World, seeds: string): void {
  const { file, calls } = readSeedCalls(seeds);
  const problems = new ProblemList();
  placeCalls(world, calls, { list: file, problems });
  problems.throwIfAny();
}

/** Adds the account to an existing state and to its baseline. */
function setAccountEverywhere(store: Store, account: Credentials, options: WorldOptions): void {
  const name = accountName(options);
  if (!hasAccount(store, account)) store.transaction(() => setAccount(store, account, name));
  store.changeBaseline((baseline) => {
    if (hasAccount(baseline, account)) return false;
    setAccount(baseline, account, name);
    return true;
  });
}

/** In a profile the account replaces the default one (`admin`); a folder or a snapshot keeps its accounts and gets one more. */
function accountName({ seeds, snapshot }: WorldOptions): string {
  return snapshot === undefined && isProfile(seeds) ? 'admin' : 'default';
}

function sourceOf({ seeds, snapshot }: WorldOptions): string {
  return snapshot === undefined ? `seeds ${seeds}` : `snapshot ${snapshot}`;
}
