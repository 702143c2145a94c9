import { readCertificate } from './files.ts';
import { generateCertificate } from './generate.ts';
import { keptAuthority } from './kept-authority.ts';
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
  /** Additional host names and IP addresses for a generated certificate. */
  readonly certNames?: readonly string[] | undefined;
}

/** Where the CA of generated certificates is kept. */
interface AuthorityOptions {
  /** Path of the CA file, used by this process only. Without it each start generates a new CA. */
  readonly authorityFile?: string | undefined;
  /** Called with a message when an expired CA is replaced. */
  readonly warn?: (message: string) => void;
}

/** Reads the configured certificate, or generates one. Throws `CertificateError`. */
export async function loadCertificate(
  { cert, key, host, certNames, legacyTls: isLegacy = false }: CertificateOptions,
  { authorityFile, warn }: AuthorityOptions = {},
): Promise<Certificate> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key }, { isLegacy });
  const authority = authorityFile === undefined ? undefined : await keptAuthority(authorityFile, warn);
  return generateCertificate(host, { keyType: isLegacy ? 'rsa' : 'ec', certNames, authority });
}
