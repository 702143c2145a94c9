import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { World } from '#world/world.ts';
import { recordingsFolder } from './recordings.ts';

const accountRows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])));

/** Returns a world with a recorded start state, by default in dialect `recorded`. */
export function startWorld(start: string, folder = recordingsFolder, dialect: Dialect = 'recorded'): World {
  const world = createWorld({ seeds: `${folder}${start}`, dialect });
  if (world.store.count('accesswebservice') === 0) addAccounts(world, folder);
  return world;
}

/** The state before the set-up was recorded without accounts: adds those of the other states, which the requests use. */
function addAccounts({ store }: World, folder: string): void {
  for (const row of accountRows.parse(JSON.parse(readFileSync(`${folder}start/accesswebservice.json`, 'utf8')))) {
    const values = Object.entries(row).map(
      ([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : value] as const,
    );
    store.anyTable('accesswebservice').insert(Object.fromEntries(values));
  }
  store.markBaseline();
}
