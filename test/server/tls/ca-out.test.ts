import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { writeAuthority } from '#server/tls/ca-out.ts';
import { listening } from '../../commands/listening.ts';
import { ownFolder } from '../../support/state-file.ts';

const pem = '-----BEGIN CERTIFICATE-----\nMTIz\n-----END CERTIFICATE-----\n';
const other = pem.replace('MTIz', 'NDU2');

test('everyone can read the file, whatever the umask, and no temporary file remains', () => {
  const file = join(ownFolder(), 'ca.pem');
  const mask = process.umask(0o077);
  onTestFinished(() => void process.umask(mask));
  writeAuthority(file, pem);
  expect(readFileSync(file, 'utf8')).toBe(pem);
  expect(statSync(file).mode & 0o777).toBe(0o644);
  expect(readdirSync(dirname(file))).toEqual([basename(file)]);
});

test('a file with a certificate, or with nothing, is replaced by a new one', () => {
  const folder = ownFolder();
  for (const [name, content] of [
    ['old.pem', other],
    ['empty.pem', ''],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const before = statSync(file).ino;
    writeAuthority(file, pem);
    expect(readFileSync(file, 'utf8')).toBe(pem);
    expect(statSync(file).ino).not.toBe(before);
  }
});

test.for([
  ['to a file', other],
  ['without its file', undefined],
] as const)('a symbolic link %s stays one, and leads to the new file', ([, content]) => {
  const folder = ownFolder();
  const file = join(folder, 'real.pem');
  if (content !== undefined) writeFileSync(file, content);
  symlinkSync(file, join(folder, 'link.pem'));
  writeAuthority(join(folder, 'link.pem'), pem);
  expect(readFileSync(file, 'utf8')).toBe(pem);
  expect(lstatSync(join(folder, 'link.pem')).isSymbolicLink()).toBe(true);
});

test.for<[string, string, string]>([
  ['a folder', 'folder', 'FOLDER/folder: it is not a file; give the path of a file'],
  ['a folder that is missing', 'gone/ca.pem', 'FOLDER/gone/ca.pem: there is no folder FOLDER/gone; create it first'],
  [
    'a file below a file',
    'key.pem/ca.pem',
    'FOLDER/key.pem/ca.pem: a part of the path is a file, not a folder; give another path',
  ],
  [
    'a private key',
    'key.pem',
    'FOLDER/key.pem: it holds something other than a certificate; give another path, or delete it',
  ],
  [
    'a certificate with its private key',
    'both.pem',
    'FOLDER/both.pem: it holds something other than a certificate; give another path, or delete it',
  ],
  [
    'a large file',
    'large.pem',
    'FOLDER/large.pem: it holds something other than a certificate; give another path, or delete it',
  ],
])('%s is not written to', ([, name, message]) => {
  const folder = ownFolder();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'key.pem'), '-----BEGIN PRIVATE KEY-----\n');
  writeFileSync(join(folder, 'both.pem'), `${pem}-----BEGIN PRIVATE KEY-----\n`);
  writeFileSync(join(folder, 'large.pem'), pem + ' '.repeat(65_536));
  expect(() => writeAuthority(join(folder, name), pem)).toThrow(message.replaceAll('FOLDER', folder));
  expect(readdirSync(folder).sort()).toEqual(['both.pem', 'folder', 'key.pem', 'large.pem']);
  expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe('-----BEGIN PRIVATE KEY-----\n');
});

test('a path that cannot be written stops the start, and the ports are free again', async () => {
  const httpsPort = await freePort();
  const caOut = join(ownFolder(), 'gone', 'ca.pem');
  await expect(startXivoMock({ seeds: 'empty', httpsPort, caOut })).rejects.toThrow('there is no folder');
  await (await startXivoMock({ seeds: 'empty', httpsPort })).close();
});

test('a start whose port is in use does not replace the file of another mock', async () => {
  const caOut = join(ownFolder(), 'ca.pem');
  writeFileSync(caOut, other);
  const httpsPort = await listening(createServer());
  await expect(startXivoMock({ seeds: 'empty', httpsPort, caOut })).rejects.toThrow('is already in use');
  expect(readFileSync(caOut, 'utf8')).toBe(other);
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const mock = await startXivoMock({ seeds: 'empty', https: true });
  await mock.close();
  return Number(new URL(mock.httpsUrl ?? '').port);
}
