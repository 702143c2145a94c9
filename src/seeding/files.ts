import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readTextFile, UnusableFile } from '#text/file.ts';
import { documentEndings, parseFile } from './parse.ts';
import { filesOf } from './paths.ts';
import { InvalidFixtures, ProblemList } from './problems.ts';

/** A file that is applied at the start: a document or a script of SQL statements. */
export type FixtureFile =
  | { readonly file: string; readonly document: unknown }
  | { readonly file: string; readonly sql: string };

/** Where the files are. */
export interface FixturePaths {
  /** Files, or patterns of files. */
  readonly fixtures?: readonly string[] | undefined;
  /** A folder whose documents and scripts come after them, in the order of their names. */
  readonly init?: string | undefined;
}

/** Reads the files in the order in which they are applied. Throws `FixtureFaults` with the faults of all of them. */
export async function readFixtureFiles({ fixtures = [], init }: FixturePaths): Promise<readonly FixtureFile[]> {
  const faults = new ProblemList();
  const read: FixtureFile[] = [];
  for (const file of [...(await named(fixtures, faults)), ...(init === undefined ? [] : inFolder(init, faults))]) {
    try {
      read.push(await readFile(file));
    } catch (error) {
      if (!(error instanceof InvalidFixtures)) throw error;
      faults.addAll(error.problems, error.count);
    }
  }
  faults.refuse();
  return read;
}

async function named(fixtures: readonly string[], faults: ProblemList): Promise<readonly string[]> {
  const named: string[] = [];
  for (const path of fixtures) {
    const files = await filesOf(path);
    if ('message' in files) faults.addAll([files]);
    else named.push(...files);
  }
  return named;
}

function inFolder(folder: string, faults: ProblemList): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => [...documentEndings, '.sql'].includes(endingOf(name)));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    faults.addAll([{ at: folder, message: folderReason(error) }]);
    return [];
  }
}

function folderReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTDIR') return 'is not a folder';
  return code === 'EACCES' ? 'may not be read by this user' : 'there is no such folder';
}

async function readFile(file: string): Promise<FixtureFile> {
  const text = textIn(file);
  return endingOf(file) === '.sql' ? { file, sql: text } : { file, document: await parseFile(file, text) };
}

function textIn(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new InvalidFixtures([{ at: file, message: error.message }]);
  }
}

function endingOf(name: string): string {
  return extname(name).toLowerCase();
}
