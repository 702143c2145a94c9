import { isIP } from 'node:net';
import type { Certificate } from './pem.ts';

const day = 24 * 60 * 60 * 1000;
const wildcardAddresses = ['0.0.0.0', '::'];

/** Generates a server certificate for a host and for localhost, signed by a new CA. */
export async function generateCertificate(
  host: string,
  { keyType = 'ec' }: { keyType?: 'ec' | 'rsa' } = {},
): Promise<Required<Certificate>> {
  // Loaded on demand: a start without HTTPS does not need it.
  const { default: selfsigned } = await import('selfsigned');
  // Accepted by clients whose clock is behind.
  const notBeforeDate = new Date(Date.now() - day);
  const common = { keyType, keySize: 2048, algorithm: 'sha256', notBeforeDate } as const;
  const authority = await selfsigned.generate([{ name: 'commonName', value: 'xivo-mock CA' }], {
    ...common,
    notAfterDate: new Date(Date.now() + 3650 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await selfsigned.generate([{ name: 'commonName', value: 'xivo-mock' }], {
    ...common,
    notAfterDate: new Date(Date.now() + 800 * day),
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      // Clients without elliptic curves need an RSA key that may encrypt.
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: keyType === 'rsa', critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: namesFor(host) },
    ],
  });
  return { cert: server.cert, key: server.private, ca: authority.cert };
}

function namesFor(host: string) {
  const names = new Set(['localhost', '127.0.0.1', '::1', ...(wildcardAddresses.includes(host) ? [] : [host])]);
  return [...names].map((name) => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }));
}
