import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { loadCertificate } from '#server/tls/certificate.ts';
import { CertificateError } from '#server/tls/files.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { listening } from '../../commands/listening.ts';

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return (name: string, content?: string) => {
    if (content !== undefined) writeFileSync(join(path, name), content);
    return join(path, name);
  };
}

/** Connects with this server name; returns why the certificate is not trusted. */
async function trust(certificate: { cert: string; key: string }, { ca, name }: { ca: string; name: string }) {
  const port = await listening(createServer(certificate));
  return new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ca, servername: name.includes(':') ? '' : name });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.once('secureConnect', () => resolve('trusted'));
    onTestFinished(() => void socket.destroy());
  });
}

test.each(['localhost', 'pbx.example.org'])(
  'the generated certificate is trusted as %s by who knows its CA',
  async (name) => {
    const certificate = await generateCertificate('pbx.example.org');
    expect(await trust(certificate, { ca: certificate.ca, name })).toBe('trusted');
  },
);

test('the generated certificate is not trusted under a name it does not have', async () => {
  const certificate = await generateCertificate('127.0.0.1');
  const name = 'other.example.org';
  expect(await trust(certificate, { ca: certificate.ca, name })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('the generated certificate is not trusted by the CA of another start', async () => {
  const [one, other] = await Promise.all([generateCertificate('localhost'), generateCertificate('localhost')]);
  expect(await trust(one, { ca: other.ca, name: 'localhost' })).not.toBe('trusted');
});

test('the generated certificate has the addresses of this machine and of the host', async () => {
  const { cert } = await generateCertificate('192.0.2.7');
  const parsed = new X509Certificate(cert);
  for (const address of ['127.0.0.1', '::1', '192.0.2.7']) expect(parsed.checkIP(address)).toBe(address);
  expect(parsed.ca).toBe(false);
});

test('listening on every address adds no name to the certificate', async () => {
  const { cert } = await generateCertificate('0.0.0.0');
  expect(new X509Certificate(cert).subjectAltName).not.toContain('0.0.0.0');
});

test('a certificate in files is served without a CA', async () => {
  const { cert, key } = await generateCertificate('localhost');
  const path = folder();
  const loaded = await loadCertificate({ host: 'localhost', cert: path('a.crt', cert), key: path('a.key', key) });
  expect(loaded).toEqual({ cert, key });
});

test('files that cannot be served are refused with one line each', async () => {
  const [one, other] = await Promise.all([generateCertificate('localhost'), generateCertificate('localhost')]);
  const path = folder();
  const cert = path('good.crt', one.cert);
  const key = path('good.key', one.key);
  const encrypted = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
  }).privateKey;
  const cases: [{ cert: string; key: string }, RegExp][] = [
    [{ cert: path('none.crt'), key }, /^certificate \S+none\.crt cannot be read \(ENOENT\)$/],
    [{ cert: path(''), key }, /^certificate \S+ cannot be read \(EISDIR\)$/],
    [{ cert, key: path('none.key') }, /^private key \S+none\.key cannot be read \(ENOENT\)$/],
    [{ cert: path('bad.crt', 'no PEM'), key }, /bad\.crt is not a PEM certificate/],
    [{ cert, key: path('bad.key', 'no PEM') }, /bad\.key is not an unencrypted PEM private key/],
    [{ cert, key: path('locked.key', encrypted) }, /locked\.key is not an unencrypted PEM private key/],
    [
      { cert, key: path('other.key', other.key) },
      /^private key \S+other\.key does not match certificate \S+good\.crt$/,
    ],
  ];
  for (const [pair, message] of cases) {
    const failure = await loadCertificate({ host: 'localhost', ...pair }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CertificateError);
    expect(failure).toHaveProperty('message', expect.stringMatching(message));
  }
});
