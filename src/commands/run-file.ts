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

/** What a running mock says of itself to commands on the same machine. */
const announcement = z.object({ pid: z.int().positive(), host: z.string(), url: z.url() });

/** A mock that runs on this machine as this user. */
type RunningMock = z.output<typeof announcement>;

/**
 * Leaves a file that says where the mock listens, so that `health` finds it whatever its flags are. Returns a function that
 * removes the file. Where nothing can be written there is no file, and commands ask the address in the environment.
 */
export function writeRunFile(url: string, environment: Environment): () => void {
  const folder = foldersIn(environment).find(isWritable);
  if (folder === undefined) return () => undefined;
  const own = join(folder, nameOfFolder());
  const file = join(own, `${process.pid}.json`);
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (!isOwn(own)) return () => undefined;
    for (const name of readdirSync(own))
      if (readOne(join(own, name)) === undefined) rmSync(join(own, name), { force: true });
    writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, host: hostname(), url }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    return () => undefined;
  }
  return () => rmSync(file, { force: true });
}

/** The mocks that run on this machine as this user and have left their file. */
export function runningMocks(environment: Environment): readonly RunningMock[] {
  const folders = foldersIn(environment).map((folder) => join(folder, nameOfFolder()));
  return folders.filter(isOwn).flatMap((folder) => {
    return readdirSync(folder).flatMap((name) => readOne(join(folder, name)) ?? []);
  });
}

/** With a root that is read-only, containers still have memory to share below `/dev/shm`. */
function foldersIn({ TMPDIR, TEMP }: Environment): readonly string[] {
  return [TMPDIR ?? TEMP ?? '/tmp', '/dev/shm'];
}

function nameOfFolder(): string {
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

/** In a folder that all users write into, another one may have made it. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}

/** The mock of a file, unless it was killed or runs on another machine that shares the folder. */
function readOne(file: string): RunningMock | undefined {
  try {
    const mock = announcement.parse(JSON.parse(readFileSync(file, 'utf8')));
    process.kill(mock.pid, 0);
    return mock.host === hostname() ? mock : undefined;
  } catch {
    return undefined;
  }
}
