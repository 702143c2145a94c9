import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { SqlValue } from '#store/row.ts';
import type { World } from '#world/world.ts';
import { type AccountRow, accountRowsOf } from './accounts.ts';

/** A state from which recorded sequences begin, ready for a mock. */
export interface StartState {
  /** The state as an SQLite file. */
  readonly image: Buffer;
  /** Its rows as text. */
  readonly text: string;
}

/**
 * Returns a world with a start state of recordings in a folder. A state before the set-up has no accounts: it gets those that its
 * recordings use. Throws an `Error` if the state does not exist or cannot be loaded.
 */
export function createStartWorld(folder: string, start: string, dialect: Dialect): World {
  const seeds = join(folder, start);
  if (!existsSync(seeds))
    throw new Error(
      `${seeds}: there is no such folder; the recording begins from this state, which has to be beside it`,
    );
  const world = createWorld({ seeds, dialect });
  if (world.store.count('accesswebservice') === 0) addAccounts(world, accountRowsOf(folder, start));
  return world;
}

function addAccounts({ store }: World, rows: readonly AccountRow[]): void {
  for (const row of rows) {
    const values = Object.entries(row).map(([name, value]) => [name, columnValue(value)] as const);
    store.anyTable('accesswebservice').insert(Object.fromEntries(values));
  }
  store.markBaseline();
}

/** The rights of an account are a list, stored as JSON. */
function columnValue(value: unknown): SqlValue {
  return typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value);
}

/** The start states of recordings; each is read once. */
export class StartStates {
  readonly #states = new Map<string, StartState>();

  /** Throws an `Error` if the state does not exist or cannot be loaded. */
  of(folder: string, start: string): StartState {
    const path = join(folder, start);
    const state = this.#states.get(path) ?? readState(folder, start);
    this.#states.set(path, state);
    return state;
  }
}

function readState(folder: string, start: string): StartState {
  const world = createStartWorld(folder, start, 'recorded');
  try {
    const rows = world.store.anyTables().map((table) => [table.name, table.all()]);
    return { image: world.store.image(), text: JSON.stringify(rows) };
  } finally {
    world.close();
  }
}
