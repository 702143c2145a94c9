import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { legacyTls } from './legacy.ts';
import type { Certificate } from './pem.ts';

/** A certificate or private key that cannot be served, in one line. */
export class CertificateError extends Error {}

/** The certificate and private key in two PEM files, once they are known to belong together and to fit the TLS they are for. */
export function readCertificate(
  { cert, key }: { cert: string; key: string },
  { isLegacy }: { isLegacy: boolean },
): Certificate {
  const pair = { cert: read('certificate', cert), key: read('private key', key) };
  const certificate = parse(cert, 'is not a PEM certificate', () => new X509Certificate(pair.cert));
  const privateKey = parse(key, 'is not an unencrypted PEM private key', () => createPrivateKey(pair.key));
  if (!belongTogether(certificate, privateKey)) {
    throw new CertificateError(`private key ${key} does not match certificate ${cert}`);
  }
  if (isLegacy && privateKey.asymmetricKeyType !== 'rsa') {
    throw new CertificateError(
      `private key ${key} is not an RSA key, which --legacy-tls needs: give one, or no certificate`,
    );
  }
  parse(cert, 'cannot be served', () => createSecureContext({ ...pair, ...(isLegacy && legacyTls) }));
  return pair;
}

function read(what: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CertificateError(`${what} ${path} cannot be read (${reasonOf(cause)})`, { cause });
  }
}

function parse<Parsed>(path: string, complaint: string, parser: () => Parsed): Parsed {
  try {
    return parser();
  } catch (cause) {
    throw new CertificateError(`${path} ${complaint} (${reasonOf(cause)})`, { cause });
  }
}

function belongTogether(certificate: X509Certificate, key: KeyObject): boolean {
  return certificate.checkPrivateKey(key);
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return String(cause);
}
