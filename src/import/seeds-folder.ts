import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Row } from '#store/row.ts';
import { withoutTrailingSlashes } from '#text/slashes.ts';
import { ImportFailed } from './question.ts';

/** For the owner alone: the rows contain passwords. */
const [fileMode, folderMode] = [0o600, 0o700];

/** Throws `ImportFailed` unless the folder can be made: it must not exist, or be empty. */
export function requireNewFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined || (found.isDirectory() && readdirSync(folder).length === 0)) return;
  throw new ImportFailed(`${folder} exists; choose another folder, or delete it first`);
}

/** Returns the folder beside a folder of seeds in which an import keeps what it has so far. */
export function partFolderOf(folder: string): string {
  return `${withoutTrailingSlashes(folder)}.part`;
}

/** Writes one file per table, and the last ids, into a folder of the part folder. Returns its path. */
export function writeSeeds(
  part: string,
  tables: ReadonlyMap<string, readonly Row[]>,
  sequences: Readonly<Record<string, number>>,
): string {
  const folder = join(part, 'seeds');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: folderMode });
  for (const [table, rows] of tables) writePrivate(join(folder, `${table}.json`), rowsText(rows));
  writePrivate(join(folder, '_sequences.json'), `${JSON.stringify(sequences, null, 1)}\n`);
  return folder;
}

/** Moves the seeds to their place, where they appear complete, and removes the part folder. */
export function moveSeeds(seeds: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  renameSync(seeds, folder);
  rmSync(partFolderOf(folder), { recursive: true, force: true });
}

/** One row per line. */
function rowsText(rows: readonly Row[]): string {
  return `[\n${rows.map((row) => ` ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: fileMode });
}
