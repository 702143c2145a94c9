import type { Credentials } from '#access/credentials.ts';
import { hasAccount, setAccount } from '#access/default-account.ts';
import type { Dialect } from '#dialect.ts';
import type { JournalBounds } from '#journal/journal.ts';
import { readImage } from '#store/files/image-file.ts';
import { StateFiles } from '#store/files/state-files.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import type { FixtureFile } from './files.ts';
import { prepare } from './prepare.ts';
import { isProfile, loadSeeds } from './seeds.ts';
import { tableWriters } from './table-writers.ts';

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
  const world = new World({ id: 'default', store, dialect, journal, account, startedFrom: originOf(options) });
  fill(world, options);
  return world;
}

/** A new state is complete before its file is there. */
function worldInFile(options: WorldOptions, database: string): World {
  const { dialect, journal, account } = options;
  const files = StateFiles.acquire(database);
  let store: Store | undefined;
  try {
    const isNew = !files.hasState();
    if (isNew) files.create(newImage(options));
    store = Store.inFiles(files, readSchema());
    if (!isNew && account !== undefined) setAccountEverywhere(store, account, options);
    const origin = isNew ? originOf(options) : `state ${database}`;
    return new World({ id: 'default', store, dialect, journal, account, startedFrom: origin });
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
