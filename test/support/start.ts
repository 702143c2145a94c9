import { createStartWorld } from '#compare/start/start-state.ts';
import type { Dialect } from '#dialect.ts';
import type { World } from '#world/world.ts';
import { recordingsFolder } from './recordings.ts';

/** Returns a world with a recorded start state, by default in dialect `recorded`. */
export function startWorld(start: string, folder = recordingsFolder, dialect: Dialect = 'recorded'): World {
  return createStartWorld(folder, start, dialect);
}
