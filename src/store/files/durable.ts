import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateFileErrorOf } from './state-file-error.ts';

/** Where a file is written before it takes its place. */
export function asideOf(file: string): string {
  return `${file}.new`;
}

/** How a file is written. */
interface WriteOptions {
  /** Its mode, whatever the mask of this process; the usual one when absent. */
  readonly mode?: number;
  /** Where it is written first, in the same folder. */
  readonly aside?: string;
}

/**
 * Puts the bytes in the place of the file. Whatever ends the process or the machine, the file is either the old one or the new
 * one, and the new one once this has returned. Throws `StateFault`.
 */
export function writeDurably(file: string, bytes: Buffer, { mode, aside = asideOf(file) }: WriteOptions = {}): void {
  try {
    writeSynced(aside, bytes, mode);
    renameSync(aside, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(aside, { force: true });
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

/** Not every platform can sync a folder, and where it cannot, a rename is as durable as it gets. */
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
