import type { World } from './world.ts';

/**
 * Runs `work` in a transaction and returns its result. If it throws, rows, ids and the random generator are rolled back. Throws
 * `StateFileError` if the changes cannot be saved.
 */
export function transaction<T>(world: World, work: () => T): T {
  const { store, random } = world;
  const counters = new Map(store.sequences.entries());
  const { position } = random;
  return store.transaction(() => {
    try {
      return work();
    } catch (error) {
      for (const [table] of store.sequences.entries()) store.sequences.set(table, counters.get(table) ?? 0);
      random.rewind(position);
      throw error;
    }
  });
}

/** Thrown to roll back a dry run. */
class Rollback extends Error {}

/** Runs `work` in a transaction, returns its result, and rolls back. */
export function dryRun<T>(world: World, work: () => T): T {
  let finished: { readonly result: T } | undefined;
  try {
    transaction(world, () => {
      finished = { result: work() };
      throw new Rollback();
    });
  } catch (error) {
    if (finished === undefined || !(error instanceof Rollback)) throw error;
    return finished.result;
  }
  throw new Error('the dry run was not rolled back');
}
