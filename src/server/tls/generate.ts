import { createPrivateKey, KeyObject, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { certificateNames } from './names.ts';
import type { Authority, Certificate } from './pem.ts';

/** Kind of key: elliptic curve, or RSA for clients without elliptic curves. */
type KeyType = 'ec' | 'rsa';

const day = 24 * 60 * 60 * 1000;
const algorithms = {
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
} as const;

/** Options of a generated certificate. */
interface GenerateOptions {
  readonly keyType?: KeyType;
  /** Host names and IP addresses besides those of this machine. */
  readonly certNames?: readonly string[] | undefined;
  /** The CA that signs it. Default: a new one. */
  readonly authority?: Authority | undefined;
}

/** Generates a CA, valid for ten years. */
export async function generateAuthority(keyType: KeyType): Promise<Authority> {
  const { x509, keys } = await keysAndLibrary(keyType);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...commonFields(),
    name: 'CN=xivo-mock CA',
    notAfter: new Date(Date.now() + 3650 * day),
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: certificatePem(certificate), key: keyPem(keys.privateKey) };
}

/** Generates a server certificate for a host and the names of this machine. */
export async function generateCertificate(
  host: string,
  { keyType = 'ec', certNames, authority: signer }: GenerateOptions = {},
): Promise<Required<Certificate>> {
  const [{ x509, keys }, authority] = await Promise.all([
    keysAndLibrary(keyType),
    signer ?? generateAuthority(keyType),
  ]);
  const issuer = new x509.X509Certificate(authority.cert);
  const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
  const certificate = await x509.X509CertificateGenerator.create({
    ...commonFields(),
    subject: 'CN=xivo-mock',
    issuer: issuer.subject,
    notAfter: new Date(Math.min(Date.now() + 800 * day, issuer.notAfter.getTime())),
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      // Clients without elliptic curves need an RSA key that may encrypt.
      new x509.KeyUsagesExtension(digitalSignature | (keyType === 'rsa' ? keyEncipherment : 0), true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(certificateNames({ host, certNames }).map(generalName)),
      // Python 3.13 refuses a certificate without both identifiers.
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { cert: certificatePem(certificate), key: keyPem(keys.privateKey), ca: authority.cert };
}

async function keysAndLibrary(keyType: KeyType) {
  const keys = crypto.subtle.generateKey(algorithms[keyType], true, ['sign', 'verify']);
  // Loaded on demand: a start without HTTPS does not need it.
  const x509 = await import('@peculiar/x509');
  return { x509, keys: await keys };
}

/** Valid since yesterday, for clients whose clock is behind. */
function commonFields() {
  // A serial number is positive: its first bit is 0.
  const serial = randomBytes(16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  return { serialNumber: serial.toString('hex'), notBefore: new Date(Date.now() - day) };
}

function generalName(name: string) {
  return { type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name };
}

function signingKeyOf({ key }: Authority) {
  const privateKey = createPrivateKey(key);
  const algorithm = algorithms[privateKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'];
  const encoded = privateKey.export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', encoded, algorithm, false, ['sign']);
}

function certificatePem(certificate: { toString(format: 'pem'): string }): string {
  return `${certificate.toString('pem').trimEnd()}\n`;
}

function keyPem(key: Parameters<typeof KeyObject.from>[0]): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}
