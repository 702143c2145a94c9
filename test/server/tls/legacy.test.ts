import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ConnectionOptions, connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { openPorts } from '#server/ports.ts';
import { loadCertificate } from '#server/tls/certificate.ts';
import { CertificateError } from '#server/tls/files.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { requestText } from '../../support/raw.ts';

async function open(legacyTls: boolean) {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }));
  const server = await openPorts(app, {
    host: '127.0.0.1',
    port: 0,
    httpsPort: 0,
    legacyTls,
    certificate: await loadCertificate({ host: '127.0.0.1', legacyTls }),
  });
  onTestFinished(() => app.close());
  return { port: Number(new URL(server.httpsUrl ?? '').port), ca: server.ca };
}

const check = requestText('GET /xivo/configuration/json.php/restricted/check/ HTTP/1.1');

/** The negotiated protocol and cipher with the answer to a request, or the reason of a failed handshake. */
async function handshake(options: ConnectionOptions): Promise<readonly string[]> {
  const socket = connect({ host: '127.0.0.1', servername: 'localhost', ...options });
  const failure = new Promise<readonly string[]>((resolve) => {
    socket.once('error', (error: Error & { code?: string }) => resolve([error.code ?? error.message]));
  });
  const success = new Promise<readonly string[]>((resolve) => {
    socket.once('secureConnect', async () => {
      const agreed = [socket.getProtocol() ?? '', socket.getCipher().standardName];
      socket.end(check);
      resolve([...agreed, (await text(socket)).split('\r\n', 1)[0] ?? '']);
    });
  });
  return Promise.race([failure, success]);
}

const only = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2', ciphers: string): ConnectionOptions => {
  return { minVersion: version, maxVersion: version, ciphers: `${ciphers}:@SECLEVEL=0` };
};

test.for<[string, ConnectionOptions, string, string]>([
  ['TLS 1.0 without elliptic curves', only('TLSv1', 'AES128-SHA'), 'TLSv1', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
  ['TLS 1.0 with Diffie-Hellman', only('TLSv1', 'DHE-RSA-AES256-SHA'), 'TLSv1', 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA'],
  [
    'TLS 1.1 with elliptic curves',
    only('TLSv1.1', 'ECDHE-RSA-AES128-SHA'),
    'TLSv1.1',
    'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  ],
  ['TLS 1.2 without elliptic curves', only('TLSv1.2', 'AES256-SHA256'), 'TLSv1.2', 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
  ['the TLS of today', {}, 'TLSv1.3', 'TLS_AES_256_GCM_SHA384'],
])('with legacy TLS, a client that speaks %s is served', async ([, options, protocol, cipher]) => {
  const { port, ca } = await open(true);
  expect(await handshake({ port, ca, ...options })).toEqual([protocol, cipher, 'HTTP/1.1 200 OK']);
});

test('without legacy TLS, old protocols and clients without elliptic curves are refused', async () => {
  const { port, ca } = await open(false);
  expect(await handshake({ port, ca, ...only('TLSv1', 'AES128-SHA') })).toEqual([
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  ]);
  expect(await handshake({ port, ca, ...only('TLSv1.2', 'AES128-SHA') })).toEqual([
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  ]);
  expect(await handshake({ port, ca })).toContain('HTTP/1.1 200 OK');
});

test('the key is an RSA key with legacy TLS only', async () => {
  const typeOf = async (legacyTls: boolean) =>
    createPrivateKey((await loadCertificate({ host: 'localhost', legacyTls })).key).asymmetricKeyType;
  expect([await typeOf(true), await typeOf(false)]).toEqual(['rsa', 'ec']);
});

test('a certificate with a key of another type is refused in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [cert, key] = [join(folder, 'a.crt'), join(folder, 'a.key')];
  const write = (pair: { cert: string; key: string }) => {
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
  };
  write(await generateCertificate('localhost'));
  const failure = await loadCertificate({ host: 'localhost', cert, key, legacyTls: true }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CertificateError);
  expect(failure).toHaveProperty(
    'message',
    expect.stringMatching(/a\.key is not an RSA key, which --legacy-tls requires/),
  );
  write(await generateCertificate('localhost', { keyType: 'rsa' }));
  expect(await loadCertificate({ host: 'localhost', cert, key, legacyTls: true })).toHaveProperty('cert');
});
