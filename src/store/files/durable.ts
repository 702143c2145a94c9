import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateFileErrorOf } from './state-file-error.ts';

/** Where a file is written before it takes its place. */
export function asideOf(file: string): string {
  return `${file}.new`;
}

/**
 * Puts the bytes in the place of the file. Whatever ends the process or the machine, the file is either the old one or the new
 * one, and the new one once this has returned. Throws `StateFault`.
 */
export function writeDurably(file: string, bytes: Buffer): void {
  const aside = asideOf(file);
  try {
    writeSynced(aside, bytes);
    renameSync(aside, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(aside, { force: true });
    throw stateFileErrorOf(error, file);
  }
}

function writeSynced(file: string, bytes: Buffer): void {
  const descriptor = openSync(file, 'w');
  try {
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
