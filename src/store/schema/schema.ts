import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#paths.ts';

/** Returns the text of `schema.sql`, the single description of the tables. */
export function readSchema(): string {
  return readFileSync(join(packageRoot, 'schema.sql'), 'utf8');
}
