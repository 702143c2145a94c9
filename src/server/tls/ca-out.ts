import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeDurably } from '#store/files/durable.ts';
import { checkFolder, realPath } from '#store/files/path.ts';
import { StateFileError, stateFileErrorOf } from '#store/files/state-file-error.ts';

/** Upper bound for a file with one certificate (bytes). */
const maxCertificateBytes = 64 * 1024;

const oneCertificate = /^-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\s*$/;

/**
 * Writes a CA certificate to a world-readable file, atomically. Follows symbolic links. Replaces an existing file only if it is empty
 * or holds one certificate and nothing else. Throws `StateFileError`.
 */
export function writeAuthority(file: string, pem: string): void {
  try {
    checkContent(resolve(file));
    const path = realPath(resolve(file), file);
    checkFolder(dirname(path), path);
    // Random, so that mocks that start at the same time do not share it.
    const temporary = `${path}.${randomBytes(8).toString('hex')}.new`;
    writeDurably(path, Buffer.from(pem), { mode: 0o644, temporary });
  } catch (error) {
    throw stateFileErrorOf(error, file);
  }
}

function checkContent(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isFile()) throw new StateFileError(path, 'it is not a file; give the path of a file');
  if (stats.size > 0 && !isOneCertificate(path, stats.size)) {
    throw new StateFileError(path, 'it holds something other than a certificate; give another path, or delete it');
  }
}

/** False also for a certificate followed by its key, which must not be lost. */
function isOneCertificate(path: string, size: number): boolean {
  return size <= maxCertificateBytes && oneCertificate.test(readFileSync(path, 'latin1'));
}
