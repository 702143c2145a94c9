import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeDurably } from '#store/files/durable.ts';
import { StateFileError, stateFileErrorOf } from '#store/files/state-file-error.ts';
import { generateAuthority } from './generate.ts';
import type { Authority } from './pem.ts';

/** A CA with the time at which it expires, in milliseconds. */
interface Kept {
  readonly authority: Authority;
  readonly until: number;
}

/**
 * The CA that a file keeps from start to start; a new one when there is no file or it has expired, which `warn` is told. Its key
 * is an RSA key, which suits clients of any age. Throws `StateFileError` for a file that cannot be used.
 */
export async function keptAuthority(file: string, warn: (message: string) => void = () => {}): Promise<Authority> {
  const text = textOf(file);
  const kept = text === undefined ? undefined : parsed(file, text);
  if (kept !== undefined && kept.until > Date.now()) return kept.authority;
  const fresh = await generateAuthority('rsa');
  // One file, so that a kill cannot part the key from its certificate.
  writeDurably(file, Buffer.from(`${fresh.key}${fresh.cert}`), { mode: 0o600 });
  if (kept !== undefined) {
    const day = new Date(kept.until).toISOString().slice(0, 10);
    warn(`the CA in ${file} expired on ${day}; clients must trust the new one that takes its place`);
  }
  return fresh;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw stateFileErrorOf(error, file);
  }
}

function parsed(file: string, text: string): Kept {
  try {
    const certificate = new X509Certificate(text);
    const key = createPrivateKey(text);
    if (certificate.ca && certificate.checkPrivateKey(key) && key.asymmetricKeyType === 'rsa') {
      const authority = { cert: certificate.toString(), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
      return { authority, until: Date.parse(certificate.validTo) };
    }
  } catch (cause) {
    throw damaged(file, cause);
  }
  throw damaged(file);
}

function damaged(file: string, cause?: unknown): StateFileError {
  const remedy = 'put a good copy in its place, or delete it to get a new CA, which clients must trust';
  return new StateFileError(file, `it does not hold a CA with its RSA key; ${remedy}`, { cause });
}
