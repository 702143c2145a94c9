import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { optionsOf } from '#config/option.ts';
import { startOptions } from '#config/options.ts';
import { startXivoMock, type XivoMock } from '#index.ts';

/** The error for options of any type, as JavaScript callers may pass them. */
async function reasonOf(options: unknown): Promise<string> {
  try {
    const mock: XivoMock = await Reflect.apply(startXivoMock, undefined, [options]);
    await mock.close();
    return 'started';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.for<[unknown, string]>([
  [{ sedes: 'fresh' }, 'startXivoMock: unknown option "sedes"; did you mean seeds?'],
  [{ dialect: 'old' }, 'startXivoMock: dialect: expected one of documented, recorded, got "old"'],
  [{ port: -1 }, 'startXivoMock: port: expected a port from 0 to 65535, got -1'],
  [{ seeds: null }, 'startXivoMock: seeds: expected a non-empty string, got null'],
  [{ fixtures: [1] }, 'startXivoMock: fixtures: expected comma-separated paths, got [1]'],
  [{ password: '' }, 'startXivoMock: password: expected a non-empty string'],
  [null, 'startXivoMock: expected an object of options such as { port: 8080 }, got null'],
  [[], 'startXivoMock: expected an object of options such as { port: 8080 }, got []'],
  ['fresh', 'startXivoMock: expected an object of options such as { port: 8080 }, got "fresh"'],
  [{ log: 'stderr' }, 'startXivoMock: log: expected a stream such as process.stderr, got "stderr"'],
  [{ lgo: 1 }, 'startXivoMock: unknown option "lgo"; did you mean log?'],
  [
    { allowedHosts: ['http://x'] },
    'startXivoMock: allowedHosts: expected comma-separated names such as pbx.example.com or *.example.com, got ["http://x"]',
  ],
  [
    { certNames: ['pbx', '10.0.0.256'], https: true },
    'startXivoMock: certNames: expected comma-separated names and IP addresses such as pbx.example.com or 10.0.0.5, got ["pbx","10.0.0.256"]',
  ],
  [{ caOut: 'ca.pem' }, 'startXivoMock: caOut needs https; there is no certificate without it'],
  [
    { certNames: 'pbx', https: true, cert: 'a.pem', key: 'a.key' },
    'startXivoMock: certNames needs a generated certificate; leave out cert and key',
  ],
  [{ cert: 'a.pem' }, 'startXivoMock: cert needs key; the certificate has no private key'],
  [
    { port: 'x', seds: 'y' },
    'startXivoMock: unknown option "seds"; did you mean seeds?\nstartXivoMock: port: expected a port from 0 to 65535, got "x"',
  ],
])('the options %j are refused', async ([options, reason]) => {
  expect(await reasonOf(options)).toBe(reason);
});

test('an option that is undefined counts as unset', async () => {
  expect(await reasonOf({ seeds: undefined, port: undefined })).toBe('started');
});

test('fixtures can be a single path', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.yaml'), 'entities:\n  - {name: five, displayname: Five}\n');
  await using mock = await startXivoMock({ seeds: 'fresh', fixtures: join(folder, 'a.yaml') });
  expect(await mock.admin.rows('entity', { name: 'five' })).toHaveLength(1);
});

test('startXivoMock takes every option of start, and /config shows its origin', async () => {
  for (const { key } of optionsOf(startOptions).filter(({ sources: places }) => places === undefined)) {
    expect(await reasonOf({ [key]: {} })).toMatch(new RegExp(`^startXivoMock: ${key}: expected `));
  }
  await using mock = await startXivoMock({
    seeds: 'empty',
    token: 'opens',
    explain: false,
    https: true,
    journalEntries: 3,
  });
  expect(mock.httpsUrl).toMatch(/^https:/);
  const answer = await fetch(`${mock.url}/__admin/config`, { headers: { authorization: 'Bearer opens' } });
  expect(await answer.json()).toMatchObject({
    options: {
      journalEntries: { value: 3, origin: 'options' },
      explain: { value: false, origin: 'options' },
      token: { value: '[redacted]', origin: 'options' },
      dialect: { value: 'documented', origin: 'default' },
    },
  });
  await using world = await mock.world();
  expect((await world.admin.health()).status).toBe('ok');
});

test('resetting a closed mock is an error', async () => {
  const mock = await startXivoMock({ seeds: 'empty' });
  await mock.close();
  await expect(mock.reset()).rejects.toThrow(/^the mock is closed$/);
});
