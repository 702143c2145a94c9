import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readTextFile, UnusableFile } from '#text/file.ts';
import { documentExtensions, parseFile } from './parse.ts';
import { filesOf } from './paths.ts';
import { InvalidFixtures, ProblemList } from './problems.ts';

/** A file to apply at the start: a parsed document or an SQL script. */
export type FixtureFile =
  | { readonly file: string; readonly document: unknown }
  | { readonly file: string; readonly sql: string };

/** Locations of the fixture files. */
export interface FixturePaths {
  /** Paths or glob patterns. */
  readonly fixtures?: readonly string[] | undefined;
  /** A folder whose documents and scripts are applied afterwards, sorted by name. */
  readonly init?: string | undefined;
}

/** Reads the files in the order in which they are applied. Throws `InvalidFixtures` with the problems of all files. */
export async function readFixtureFiles({ fixtures = [], init }: FixturePaths): Promise<readonly FixtureFile[]> {
  const problems = new ProblemList();
  const files: FixtureFile[] = [];
  for (const file of [
    ...(await filesMatching(fixtures, problems)),
    ...(init === undefined ? [] : filesInFolder(init, problems)),
  ]) {
    try {
      files.push(await readFile(file));
    } catch (error) {
      if (!(error instanceof InvalidFixtures)) throw error;
      problems.addAll(error.problems, error.count);
    }
  }
  problems.throwIfAny();
  return files;
}

async function filesMatching(fixtures: readonly string[], problems: ProblemList): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const path of fixtures) {
    const files = await filesOf(path);
    if ('message' in files) problems.addAll([files]);
    else paths.push(...files);
  }
  return paths;
}

function filesInFolder(folder: string, problems: ProblemList): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => [...documentExtensions, '.sql'].includes(extensionOf(name)));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    problems.addAll([{ at: folder, message: folderReason(error) }]);
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
  return extensionOf(file) === '.sql' ? { file, sql: text } : { file, document: await parseFile(file, text) };
}

function textIn(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new InvalidFixtures([{ at: file, message: error.message }]);
  }
}

function extensionOf(name: string): string {
  return extname(name).toLowerCase();
}
