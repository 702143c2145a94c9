import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** The directory of the package, which holds schema.sql and seeds/; the same whether the code runs from src/ or dist/. */
export const packageRoot: string = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The folder of the pages that `npm run build` makes. */
export const builtPages: string = join(packageRoot, 'dist/pages');

/** The folder of the states that `npm run build` prepares from the seeds. It is beside the built program; the sources have none. */
export const preparedProfiles: string = join(dirname(fileURLToPath(import.meta.url)), 'profiles');

/** The version of xivo-mock in package.json. */
export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;

function rootAbove(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('the package.json of xivo-mock is missing');
  return rootAbove(parent);
}
