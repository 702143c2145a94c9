import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** The folder of the package, where schema.sql and seeds/ lie, whether the code runs from src/ or from dist/. */
export const packageRoot: string = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The version of xivo-mock, as package.json gives it. */
export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package.json of xivo-mock is missing');
  return rootAbove(parent);
}
