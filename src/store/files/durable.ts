import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateFileErrorOf } from './state-file-error.ts';

/** Path at which the new content of a file is written before it is renamed into place. */
export function temporaryPathOf(file: string): string {
  return `${file}.new`;
}

/** Options of `writeDurably`. */
interface WriteOptions {
  /** File mode, regardless of the umask. Default: as the umask says. */
  readonly mode?: number;
  /** Path of the temporary file, in the same folder. */
  readonly temporary?: string;
}

/**
 * Replaces the file atomically and durably: after a crash of the process or the machine it has either its old content or the new
 * one, and after this function returns, the new one. Throws `StateFileError`.
 */
export function writeDurably(
  file: string,
  bytes: Buffer,
  { mode, temporary = temporaryPathOf(file) }: WriteOptions = {},
): void {
  try {
    writeSynced(temporary, bytes, mode);
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw stateFileErrorOf(error, file);
  }
}

function writeSynced(file: string, bytes: Buffer, mode: number | undefined): void {
  const descriptor = openSync(file, 'w', mode);
  try {
    if (mode !== undefined) fchmodSync(descriptor, mode);
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Best effort: not every platform can sync a folder. */
function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    return;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
