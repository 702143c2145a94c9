import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StateFileError, stateFileErrorOf, userName } from './state-file-error.ts';

/**
 * Returns the absolute path of a state file with all symbolic links resolved, so that each state has one name. The folder must
 * exist, the file need not, and this user must be able to read and write both. Throws `StateFileError`.
 */
export function statePath(input: string): string {
  refuseSpecialNames(input);
  const path = realPath(resolve(input), input);
  refuseCompanionFile(path);
  checkFolder(dirname(path), path);
  checkFile(path);
  return path;
}

/** Refuses names that SQLite would take as a database in memory or as a URI. */
function refuseSpecialNames(input: string): void {
  const option = `persist ${JSON.stringify(input)}`;
  if (input.trim() === '' || input.startsWith(':')) {
    throw new StateFileError(option, 'it is not a path; without a state file the state is kept in memory');
  }
  if (/^file:/i.test(input)) throw new StateFileError(option, 'it is a URI; give the path of a file');
  if (input.includes('\0') || input !== input.trim()) {
    throw new StateFileError(option, 'the path begins or ends with white space, or contains a NUL; give another path');
  }
}

/** The file that keeps the CA of generated certificates beside a state. */
export function authorityPath(state: string): string {
  return `${state}.ca`;
}

/** Suffixes of the files that accompany a state file. */
const companionSuffixes = ['.baseline', '.ca', '.lock', '.restored', '.new', '-wal', '-shm', '-journal'];

/** Refuses a file that belongs to another state, which another mock may be using. */
function refuseCompanionFile(path: string): void {
  const suffix = companionSuffixes.find((each) => path.endsWith(each));
  const state = suffix === undefined ? path : path.slice(0, -suffix.length);
  if (state === path || !existsSync(state)) return;
  throw new StateFileError(path, `it is part of the state ${state}; give that path, or copy this file to another name`);
}

/**
 * Returns a path with all symbolic links resolved, also if the file they lead to does not exist. Throws `StateFileError` if its folder
 * does not exist or the links form a loop; `input` is the path for messages.
 */
export function realPath(path: string, input: string, links = 0): string {
  try {
    const folder = realpathSync(dirname(path));
    const file = join(folder, basename(path));
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
    if (links > 40) throw new StateFileError(input, 'its symbolic links form a loop; give the path of a file');
    return realPath(resolve(folder, readlinkSync(file)), input, links + 1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new StateFileError(path, `there is no folder ${dirname(path)}; create it first`);
    }
    throw stateFileErrorOf(error, path);
  }
}

/** Throws `StateFileError` unless files can be created in the folder: a state also needs a baseline, a log and a lock. */
export function checkFolder(folder: string, path: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new StateFileError(
        path,
        `${userName()} may not write to the folder ${folder} (${ownerOf(statSync(folder))}); ${remedy(folder)}`,
      );
    }
    throw stateFileErrorOf(error, path);
  }
}

function checkFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isDirectory()) throw new StateFileError(path, 'it is a folder; give the path of a file');
  if (!stats.isFile()) throw new StateFileError(path, 'it is a device, a pipe or a socket; give the path of a file');
  if (stats.nlink > 1) {
    throw new StateFileError(
      path,
      `it has ${stats.nlink} names (hard links), which would diverge once it is written; copy it instead`,
    );
  }
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new StateFileError(path, `${userName()} may not read and write it (${ownerOf(stats)}); ${remedy(path)}`);
    }
    throw stateFileErrorOf(error, path);
  }
}

function ownerOf({ uid, mode }: Stats): string {
  return `owner ${uid}, mode ${(mode & 0o777).toString(8)}`;
}

function remedy(path: string): string {
  const id = process.getuid?.();
  return id === undefined ? 'change its permissions' : `run "chown ${id} ${path}", or run the mock as its owner`;
}
