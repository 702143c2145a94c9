import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startXivoMock, type XivoMockOptions } from '#index.ts';
import { generateAuthority, generateCertificate } from '#server/tls/generate.ts';
import { keptAuthority } from '#server/tls/kept-authority.ts';
import { verified } from '../../support/handshake.ts';
import { ownFolder } from '../../support/state-file.ts';

async function started(persist: string, options: XivoMockOptions = {}) {
  const mock = await startXivoMock({ seeds: 'empty', persist, https: true, ...options });
  onTestFinished(() => mock.close());
  return mock;
}

/** A state that was served once over HTTPS, with its CA. */
async function servedOnce() {
  const persist = join(ownFolder(), 'pbx.db');
  const first = await started(persist);
  await first.close();
  return { persist, file: `${persist}.ca`, ca: first.ca ?? '' };
}

test('clients that trust the CA of the first start verify later ones, with legacy TLS and other names too', async () => {
  const { persist, ca } = await servedOnce();
  for (const options of [{}, { legacyTls: true }, { certNames: ['pbx.example.com'] }]) {
    const mock = await started(persist, options);
    expect(mock.ca).toBe(ca);
    expect(await mock.admin.ca()).toBe(ca);
    expect(await verified(mock.httpsUrl, { ca })).toBe('trusted');
    expect(await verified(mock.httpsUrl, { ca, name: 'localhost' })).toBe('trusted');
    await mock.close();
  }
});

test('a reset keeps the CA, and so does a new state in the same file', async () => {
  const { persist, file, ca } = await servedOnce();
  const kept = readFileSync(file);
  const mock = await started(persist);
  await mock.admin.reset('empty');
  await mock.close();
  rmSync(persist);
  expect((await started(persist)).ca).toBe(ca);
  expect(readFileSync(file)).toEqual(kept);
});

test('only its owner can read the key, whatever the umask, and whatever a killed start left', async () => {
  const persist = join(ownFolder(), 'pbx.db');
  const mask = process.umask(0);
  onTestFinished(() => void process.umask(mask));
  writeFileSync(`${persist}.ca.new`, 'half');
  chmodSync(`${persist}.ca.new`, 0o666);
  await started(persist);
  expect(statSync(`${persist}.ca`).mode & 0o777).toBe(0o600);
  expect(existsSync(`${persist}.ca.new`)).toBe(false);
});

test('the file has the RSA key and the CA, and the control plane never sends the key', async () => {
  const { persist, file, ca } = await servedOnce();
  const text = readFileSync(file, 'utf8');
  expect(createPrivateKey(text).asymmetricKeyType).toBe('rsa');
  expect(text.endsWith(ca)).toBe(true);
  expect(new X509Certificate(ca).checkPrivateKey(createPrivateKey(text))).toBe(true);
  expect(await (await started(persist)).admin.ca()).not.toContain('PRIVATE KEY');
});

test('nothing is kept without HTTPS, with a certificate of files, or without a state file', async () => {
  const folder = ownFolder();
  const [cert, key, persist] = [join(folder, 'a.crt'), join(folder, 'a.key'), join(folder, 'pbx.db')];
  const pair = await generateCertificate('localhost');
  writeFileSync(cert, pair.cert);
  writeFileSync(key, pair.key);
  for (const options of [{ https: false }, { cert, key }]) await (await started(persist, options)).close();
  expect(existsSync(`${persist}.ca`)).toBe(false);
});

test('the CA of a state opened by a link is beside the state, not the link', async () => {
  const { persist, ca } = await servedOnce();
  const link = join(ownFolder(), 'link.db');
  symlinkSync(persist, link);
  expect((await started(link)).ca).toBe(ca);
  expect(existsSync(`${link}.ca`)).toBe(false);
});

test('the CA of a state is not taken for a state', async () => {
  const { file, persist } = await servedOnce();
  await expect(started(file)).rejects.toThrow(`it is part of the state ${persist}`);
});

const damaged =
  'it does not hold a CA with its RSA key; replace it with a good copy, or delete it to get a new CA, which clients must trust';

test('a file that cannot be used stops the start with what to do, and releases the state', async () => {
  const { persist, file } = await servedOnce();
  const text = readFileSync(file, 'utf8');
  const [key = '', certificate = ''] = text.split(/(?=-----BEGIN CERTIFICATE)/);
  const leaf = await generateCertificate('localhost', { keyType: 'rsa' });
  const curve = await generateAuthority('ec');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const contents = {
    empty: '',
    'cut off': text.slice(0, -100),
    'only the key': key,
    'only the certificate': certificate,
    'another key': privateKey.export({ type: 'pkcs8', format: 'pem' }) + certificate,
    'not a CA': leaf.key + leaf.cert,
    'of an elliptic curve': curve.key + curve.cert,
  };
  for (const [what, content] of Object.entries(contents)) {
    writeFileSync(file, content);
    await expect(started(persist), what).rejects.toThrow(`${file}: ${damaged}`);
  }
  rmSync(file);
  mkdirSync(file);
  await expect(started(persist)).rejects.toThrow(`${file}: it is a folder`);
  rmSync(file, { recursive: true });
  expect(await verified((await started(persist)).httpsUrl, { ca: readFileSync(file, 'utf8') })).toBe('trusted');
});

test('a CA that has expired is replaced, and the log says so', async () => {
  const persist = join(ownFolder(), 'pbx.db');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2012-10-01T12:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const old = await keptAuthority(`${persist}.ca`);
  vi.useRealTimers();
  const log = new PassThrough();
  const mock = await started(persist, { log });
  expect(String(log.read())).toContain(
    `"msg":"the CA in ${persist}.ca expired on 2022-09-29; clients must trust the new CA"`,
  );
  expect(mock.ca).not.toBe(old.cert);
  expect(await verified(mock.httpsUrl, { ca: mock.ca })).toBe('trusted');
  await mock.close();
  const next = new PassThrough();
  expect((await started(persist, { log: next })).ca).toBe(mock.ca);
  expect(String(next.read())).not.toContain('expired');
});

test('a certificate does not outlive its CA', async () => {
  const authority = await generateAuthority('rsa');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3600 * 24 * 60 * 60 * 1000 });
  onTestFinished(() => void vi.useRealTimers());
  const { cert } = await generateCertificate('localhost', { authority });
  expect(new X509Certificate(cert).validTo).toBe(new X509Certificate(authority.cert).validTo);
});
