import { readCertificate } from './files.ts';
import { generateCertificate } from './generate.ts';
import type { Certificate } from './pem.ts';

/** Which certificate is wanted: that of two PEM files, or one for the host that is made up. */
export interface CertificateOptions {
  readonly host: string;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Whether clients of 2012 have to understand it. */
  readonly legacyTls?: boolean | undefined;
}

/** The certificate of the configured files, or else a generated one. */
export async function loadCertificate({
  cert,
  key,
  host,
  legacyTls: isLegacy = false,
}: CertificateOptions): Promise<Certificate> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key }, { isLegacy });
  return generateCertificate(host, { keyType: isLegacy ? 'rsa' : 'ec' });
}
