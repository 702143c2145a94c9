import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { legacyTls } from './legacy.ts';
import type { Certificate } from './pem.ts';

/** A certificate or private key that cannot be served; the message is one line. */
export class CertificateError extends Error {}

/** Reads a certificate and private key from PEM files, and checks that they match and can be served. Throws `CertificateError`. */
export function readCertificate(
  { cert, key }: { cert: string; key: string },
  { isLegacy }: { isLegacy: boolean },
): Certificate {
  const pair = { cert: read('certificate', cert), key: read('private key', key) };
  const certificate = parse(cert, 'is not a PEM certificate', () => new X509Certificate(pair.cert));
  const privateKey = parse(key, 'is not an unencrypted PEM private key', () => createPrivateKey(pair.key));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CertificateError(`private key ${key} does not match certificate ${cert}`);
  }
  if (isLegacy && privateKey.asymmetricKeyType !== 'rsa') {
    throw new CertificateError(
      `private key ${key} is not an RSA key, which --legacy-tls requires: use one, or no certificate`,
    );
  }
  parse(cert, 'cannot be served', () => createSecureContext({ ...pair, ...(isLegacy && legacyTls) }));
  return pair;
}

function read(kind: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CertificateError(`${kind} ${path} cannot be read (${reasonOf(cause)})`, { cause });
  }
}

function parse<Parsed>(path: string, message: string, parser: () => Parsed): Parsed {
  try {
    return parser();
  } catch (cause) {
    throw new CertificateError(`${path} ${message} (${reasonOf(cause)})`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return String(cause);
}
