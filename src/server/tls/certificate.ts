import { readCertificate } from './files.ts';
import { generateCertificate } from './generate.ts';
import { keptAuthority } from './kept-authority.ts';
import type { Certificate } from './pem.ts';

/** Which certificate is wanted: that of two PEM files, or one for the host that is made up. */
export interface CertificateOptions {
  readonly host: string;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Whether clients of 2012 have to understand it. */
  readonly legacyTls?: boolean | undefined;
  /** Host names and addresses that a generated certificate is valid for in addition to those of this machine. */
  readonly certNames?: readonly string[] | undefined;
}

/** Where the CA of generated certificates is kept. */
interface AuthorityPlace {
  /** File that this process alone uses; a new CA at each start when absent. */
  readonly authorityFile?: string | undefined;
  /** Receives a line about a CA that had to be replaced. */
  readonly warn?: (message: string) => void;
}

/** The certificate of the configured files, or else a generated one. */
export async function loadCertificate(
  { cert, key, host, certNames, legacyTls: isLegacy = false }: CertificateOptions,
  { authorityFile, warn }: AuthorityPlace = {},
): Promise<Certificate> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key }, { isLegacy });
  const authority = authorityFile === undefined ? undefined : await keptAuthority(authorityFile, warn);
  return generateCertificate(host, { keyType: isLegacy ? 'rsa' : 'ec', certNames, authority });
}
