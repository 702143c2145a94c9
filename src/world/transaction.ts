import type { World } from './world.ts';

/** Runs the work as one transaction; when it throws, ids and chance are what they were, too. */
export function transaction(world: World, work: () => void): void {
  const { store, random } = world;
  const counters = new Map(store.sequences.entries());
  const { position } = random;
  store.transaction(() => {
    try {
      work();
    } catch (error) {
      for (const [table] of store.sequences.entries()) store.sequences.set(table, counters.get(table) ?? 0);
      random.rewind(position);
      throw error;
    }
  });
}

class Undone extends Error {}

/** Does the work and gives its result, and leaves nothing of it behind. */
export function dryRun<T>(world: World, work: () => T): T {
  let finished: { readonly result: T } | undefined;
  try {
    transaction(world, () => {
      finished = { result: work() };
      throw new Undone();
    });
  } catch (error) {
    if (finished === undefined || !(error instanceof Undone)) throw error;
    return finished.result;
  }
  throw new Error('what was rehearsed is not undone');
}
