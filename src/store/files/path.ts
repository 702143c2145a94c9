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
 * The path of a state file with all symbolic links followed, so that one state has one name. The file need not exist, its folder
 * must, and this user must be able to read and write both. Throws `StateFault`.
 */
export function statePath(given: string): string {
  refuseSpecialNames(given);
  const path = realPath(resolve(given), given);
  refusePartOfState(path);
  checkFolder(dirname(path), path);
  checkFile(path);
  return path;
}

/** SQLite would keep such a state in memory, or elsewhere. */
function refuseSpecialNames(given: string): void {
  const shown = `persist ${JSON.stringify(given)}`;
  if (given.trim() === '' || given.startsWith(':')) {
    throw new StateFileError(shown, 'it is not a path; without a state file the state is kept in memory');
  }
  if (/^file:/i.test(given)) throw new StateFileError(shown, 'it is a URI; give the path of a file');
  if (given.includes('\0') || given !== given.trim()) {
    throw new StateFileError(shown, 'the path begins or ends with a blank, or holds a NUL; give another path');
  }
}

/** The file that keeps the CA of generated certificates beside a state. */
export function authorityPath(state: string): string {
  return `${state}.ca`;
}

/** How the names of the other files of a state end. */
const endings = ['.baseline', '.ca', '.lock', '.restored', '.new', '-wal', '-shm', '-journal'];

/** Such a file is written for the state beside it, which another mock may serve. */
function refusePartOfState(path: string): void {
  const ending = endings.find((each) => path.endsWith(each));
  const state = ending === undefined ? path : path.slice(0, -ending.length);
  if (state === path || !existsSync(state)) return;
  throw new StateFileError(path, `it is a part of the state ${state}; give that one, or copy this to another name`);
}

function realPath(path: string, given: string, links = 0): string {
  try {
    const folder = realpathSync(dirname(path));
    const file = join(folder, basename(path));
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
    if (links > 40) throw new StateFileError(given, 'its symbolic links lead in a circle; give the path of a file');
    return realPath(resolve(folder, readlinkSync(file)), given, links + 1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new StateFileError(path, `there is no folder ${dirname(path)}; create it first`);
    }
    throw stateFileErrorOf(error, path);
  }
}

/** Throws `StateFileError` unless this user may create files in the folder, as everything that is written for `path` needs. */
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
      `it has ${stats.nlink} names (hard links), which part once it is written; copy it instead`,
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
  return id === undefined ? 'change its rights' : `let it, as with "chown ${id} ${path}", or run as its owner`;
}
