import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeDurably } from '#store/files/durable.ts';
import { checkFolder } from '#store/files/path.ts';
import { StateFileError, stateFileErrorOf } from '#store/files/state-file-error.ts';

/** Upper bound for a file with one certificate (bytes). */
const maxCertificateBytes = 64 * 1024;

/**
 * Writes a CA certificate to a world-readable file, atomically. Replaces an existing file only if it holds a certificate. Throws
 * `StateFileError`.
 */
export function writeAuthority(file: string, pem: string): void {
  try {
    const path = existsSync(file) ? realpathSync(file) : resolve(file);
    checkTarget(path);
    // Random, so that mocks that start at the same time do not share it.
    const temporary = `${path}.${randomBytes(8).toString('hex')}.new`;
    writeDurably(path, Buffer.from(pem), { mode: 0o644, temporary });
  } catch (error) {
    throw stateFileErrorOf(error, file);
  }
}

function checkTarget(path: string): void {
  const folder = dirname(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined && !existsSync(folder)) {
    throw new StateFileError(path, `there is no folder ${folder}; create it first`);
  }
  checkFolder(folder, path);
  if (stats === undefined) return;
  if (!stats.isFile()) throw new StateFileError(path, 'it is not a file; give the path of a file');
  if (stats.size > 0 && !isCertificate(path, stats.size)) {
    throw new StateFileError(path, 'it holds something other than a certificate; give another path, or delete it');
  }
}

function isCertificate(path: string, size: number): boolean {
  return size <= maxCertificateBytes && readFileSync(path, 'latin1').startsWith('-----BEGIN CERTIFICATE-----');
}
