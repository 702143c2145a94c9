import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preparedProfiles } from '#paths.ts';
import { isProfile } from './seeds.ts';

/** The state that the build prepared from a profile, as the path of a database; `undefined` if it prepared none, as for a folder. */
export function preparedProfile(seeds: string, folder: string = preparedProfiles): string | undefined {
  const file = join(folder, `${seeds}.sqlite`);
  return isProfile(seeds) && existsSync(file) ? file : undefined;
}
