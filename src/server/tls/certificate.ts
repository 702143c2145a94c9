import { readCertificate } from './files.ts';
import { generateCertificate } from './generate.ts';
import type { Certificate } from './pem.ts';

/** A certificate in PEM files, or the host to generate one for. */
export interface CertificateOptions {
  readonly host: string;
  /** Path of the certificate (PEM). */
  readonly cert?: string | undefined;
  /** Path of the private key (PEM). */
  readonly key?: string | undefined;
  /** Generates or requires an RSA key, for clients from 2012. */
  readonly legacyTls?: boolean | undefined;
}

/** Reads the configured certificate, or generates one. Throws `CertificateError`. */
export async function loadCertificate({
  cert,
  key,
  host,
  legacyTls: isLegacy = false,
}: CertificateOptions): Promise<Certificate> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key }, { isLegacy });
  return generateCertificate(host, { keyType: isLegacy ? 'rsa' : 'ec' });
}
