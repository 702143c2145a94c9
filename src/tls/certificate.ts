import type { Config } from '../config/options.ts';
import { readCertificate } from './files.ts';
import { generateCertificate } from './generate.ts';

/** What HTTPS is served with, as PEM texts; `ca` only when it was generated. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** The certificate of the configured files, or else a generated one. */
export async function loadCertificate({
  cert,
  key,
  host,
  legacyTls: isLegacy = false,
}: Pick<Config, 'host'> & Partial<Pick<Config, 'cert' | 'key' | 'legacyTls'>>): Promise<Certificate> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key }, { isLegacy });
  return generateCertificate(host, { keyType: isLegacy ? 'rsa' : 'ec' });
}
