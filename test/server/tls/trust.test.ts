import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock, type XivoMockOptions } from '#index.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { verified } from '../../support/handshake.ts';
import { ownFolder } from '../../support/state-file.ts';

async function started(options: XivoMockOptions) {
  const mock = await startXivoMock({ seeds: 'empty', ...options });
  onTestFinished(() => mock.close());
  return mock;
}

/** The certificate of a user, in files. */
async function ownCertificate() {
  const folder = ownFolder();
  const [cert, key] = [join(folder, 'own.crt'), join(folder, 'own.key')];
  const pair = await generateCertificate('127.0.0.1');
  writeFileSync(cert, pair.cert);
  writeFileSync(key, pair.key);
  return { cert, key };
}

test('the CA that the control plane sends verifies the mock by name and by address, and nothing else does', async () => {
  const mock = await started({ https: true });
  const answer = await fetch(`${mock.url}/__admin/certs/ca.pem`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-pem-file']);
  const ca = await answer.text();
  expect(ca).toMatch(/^-----BEGIN CERTIFICATE-----\n[^-]+-----END CERTIFICATE-----\n$/);
  expect(ca).toBe(mock.ca);
  expect(await mock.admin.ca()).toBe(ca);
  expect(await verified(mock.httpsUrl, { ca })).toBe('trusted');
  for (const name of ['localhost', 'xivo-mock']) expect(await verified(mock.httpsUrl, { ca, name })).toBe('trusted');
  expect(await verified(mock.httpsUrl, { ca, name: 'pbx' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await verified(mock.httpsUrl, { ca: undefined })).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('the names and addresses of certNames are verified too', async () => {
  const mock = await started({
    https: true,
    host: '0.0.0.0',
    certNames: ['pbx.example.com', '*.pbx.test', '127.0.0.2'],
  });
  const url = mock.httpsUrl?.replace('0.0.0.0', '127.0.0.2');
  for (const name of ['', 'pbx.example.com', 'w1.pbx.test', 'localhost']) {
    expect(await verified(url, { ca: mock.ca, name }), name).toBe('trusted');
  }
  const other = url?.replace('127.0.0.2', '127.0.0.3');
  expect(await verified(other, { ca: mock.ca })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('the CA is sent over TLS and from every world, but only with the token', async () => {
  const mock = await started({ https: true, token: 'opens' });
  const path = '/__admin/certs/ca.pem';
  expect((await mock.inject({ url: path })).status).toBe(401);
  const headers = { authorization: 'Bearer opens' };
  const world = await mock.world();
  for (const url of [path, `/w/${world.id}${path}`]) expect((await mock.inject({ url, headers })).body).toBe(mock.ca);
});

test('without HTTPS there is no CA, and with a certificate of files the mock does not know it', async () => {
  const plain = await started({});
  const own = await started({ https: true, ...(await ownCertificate()) });
  expect([plain.ca, own.ca]).toEqual([undefined, undefined]);
  await expect(plain.admin.ca()).rejects.toThrow(
    '404: HTTPS is off, so there is no CA: start the mock with --https, or with https: true in process',
  );
  await expect(own.admin.ca()).rejects.toThrow(
    '404: the certificate comes from --cert, so the mock does not know its CA: use the file of the CA that signed it',
  );
});

test('caOut holds the CA once the mock is ready', async () => {
  const caOut = join(ownFolder(), 'ca.pem');
  const mock = await started({ https: true, caOut });
  const ca = readFileSync(caOut, 'utf8');
  expect(ca).toBe(mock.ca);
  createSecureContext({ ca });
  expect(await verified(mock.httpsUrl, { ca })).toBe('trusted');
});
