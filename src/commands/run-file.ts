import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Environment } from '#config/environment.ts';

/** What a run file holds: how commands on the same machine find the mock. */
const runFile = z.object({ pid: z.int().positive(), host: z.string(), url: z.url() });

/** A mock running on this machine under the same user. */
type RunningMock = z.output<typeof runFile>;

/**
 * Writes the run file, by which commands such as `health` find the mock whatever its flags are. Returns a function that removes it.
 * If no folder is writable there is no file, and commands use the address that the environment configures.
 */
export function writeRunFile(url: string, environment: Environment): () => void {
  const parent = foldersIn(environment).find(isWritable);
  if (parent === undefined) return () => undefined;
  const folder = join(parent, folderName());
  const file = join(folder, `${process.pid}.json`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwnFolder(folder)) return () => undefined;
    for (const name of readdirSync(folder))
      if (readRunFile(join(folder, name)) === undefined) rmSync(join(folder, name), { force: true });
    writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, host: hostname(), url }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    return () => undefined;
  }
  return () => rmSync(file, { force: true });
}

/** The mocks running on this machine under the same user, by their run files. */
export function runningMocks(environment: Environment): readonly RunningMock[] {
  const folders = foldersIn(environment).map((folder) => join(folder, folderName()));
  return folders.filter(isOwnFolder).flatMap((folder) => {
    return readdirSync(folder).flatMap((name) => readRunFile(join(folder, name)) ?? []);
  });
}

/** A container with a read-only root file system can still write below `/dev/shm`. */
function foldersIn({ TMPDIR, TEMP }: Environment): readonly string[] {
  return [TMPDIR ?? TEMP ?? '/tmp', '/dev/shm'];
}

function folderName(): string {
  return `xivo-mock-${process.getuid?.() ?? 'user'}`;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** False for a folder that another user created in a shared temporary folder. */
function isOwnFolder(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === (process.getuid?.() ?? stats.uid);
}

/** The mock of a run file; `undefined` if its process has ended or runs on another machine that shares the folder. */
function readRunFile(file: string): RunningMock | undefined {
  try {
    const mock = runFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    process.kill(mock.pid, 0);
    return mock.host === hostname() ? mock : undefined;
  } catch {
    return undefined;
  }
}
