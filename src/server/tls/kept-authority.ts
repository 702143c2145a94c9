import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeDurably } from '#store/files/durable.ts';
import { StateFileError, stateFileErrorOf } from '#store/files/state-file-error.ts';
import { generateAuthority } from './generate.ts';
import type { Authority } from './pem.ts';

/** A CA and when it expires (ms since 1970). */
interface StoredAuthority {
  readonly authority: Authority;
  readonly expiresAt: number;
}

/**
 * Loads the CA that a file keeps across restarts. Generates and stores a new one if the file does not exist or, after a call of
 * `warn`, if the CA has expired. The key is RSA, which old clients understand too. Throws `StateFileError` for an invalid file.
 */
export async function keptAuthority(file: string, warn: (message: string) => void = () => {}): Promise<Authority> {
  const text = readIfPresent(file);
  const stored = text === undefined ? undefined : parseAuthority(file, text);
  if (stored !== undefined && stored.expiresAt > Date.now()) return stored.authority;
  const authority = await generateAuthority('rsa');
  // One file, so that a kill cannot separate the key from its certificate.
  writeDurably(file, Buffer.from(`${authority.key}${authority.cert}`), { mode: 0o600 });
  if (stored !== undefined) {
    const day = new Date(stored.expiresAt).toISOString().slice(0, 10);
    warn(`the CA in ${file} expired on ${day}; clients must trust the new CA`);
  }
  return authority;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw stateFileErrorOf(error, file);
  }
}

function parseAuthority(file: string, text: string): StoredAuthority {
  try {
    const certificate = new X509Certificate(text);
    const key = createPrivateKey(text);
    if (certificate.ca && certificate.checkPrivateKey(key) && key.asymmetricKeyType === 'rsa') {
      const authority = { cert: certificate.toString(), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
      return { authority, expiresAt: Date.parse(certificate.validTo) };
    }
  } catch (cause) {
    throw damaged(file, cause);
  }
  throw damaged(file);
}

function damaged(file: string, cause?: unknown): StateFileError {
  const remedy = 'replace it with a good copy, or delete it to get a new CA, which clients must trust';
  return new StateFileError(file, `it does not hold a CA with its RSA key; ${remedy}`, { cause });
}
