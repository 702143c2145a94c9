import { isIP } from 'node:net';
import type { Certificate } from './pem.ts';

const day = 24 * 60 * 60 * 1000;
const everyAddress = ['0.0.0.0', '::'];

/** A server certificate for this host and the names of this machine, signed by a CA made for the occasion. */
export async function generateCertificate(
  host: string,
  { keyType = 'ec' }: { keyType?: 'ec' | 'rsa' } = {},
): Promise<Required<Certificate>> {
  // Loaded here, because a start without HTTPS need not pay for it.
  const { default: selfsigned } = await import('selfsigned');
  // Clients whose clock is a little behind accept it too.
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
      // An RSA key may encrypt as well: clients without elliptic curves have no other way.
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: keyType === 'rsa', critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: namesFor(host) },
    ],
  });
  return { cert: server.cert, key: server.private, ca: authority.cert };
}

function namesFor(host: string) {
  const names = new Set(['localhost', '127.0.0.1', '::1', ...(everyAddress.includes(host) ? [] : [host])]);
  return [...names].map((name) => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }));
}
