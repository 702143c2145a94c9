import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { XivoMockClient } from '#client/client.ts';
import { version } from '#paths.ts';
import { image, podman, run } from './engine.ts';

const readOnly = ['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all'];

function configFile(content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'mock.json');
  writeFileSync(path, JSON.stringify(content), { mode: 0o644 });
  return `${path}:/etc/mock.json:ro`;
}

test('the image says what it is, runs as a number and stops on SIGTERM', async () => {
  const inspected = z
    .tuple([
      z.object({
        Labels: z.record(z.string(), z.string()),
        Config: z.object({ User: z.string(), StopSignal: z.string() }),
      }),
    ])
    .parse(JSON.parse(await podman('image', 'inspect', image)))[0];
  expect(inspected.Config).toEqual({ User: '10001:10001', StopSignal: 'SIGTERM' });
  expect(inspected.Labels).toMatchObject({
    'org.opencontainers.image.title': 'xivo-mock',
    'org.opencontainers.image.licenses': 'MIT',
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}$/),
  });
});

test('the image has a bill of materials', async () => {
  const bill = await podman('run', '--rm', '--entrypoint', 'cat', image, '/opt/xivo-mock/sbom.cdx.json');
  const { components } = z.object({ components: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(bill));
  const names = components.map(({ name }) => name);
  for (const name of ['fastify', 'better-sqlite3', 'zod', 'preact', 'swagger-ui-dist']) expect(names).toContain(name);
  expect(names).not.toContain('vitest');
});

test.each([
  ['the defaults', [], []],
  ['a flag', [], ['--port', '19000']],
  ['a variable', ['--env', 'XIVO_MOCK_PORT=19000'], []],
  ['a free port', [], ['--port', '0', '--https-port', '0']],
  ['a redirect to HTTPS', [], ['--redirect']],
  ['no HTTPS', [], ['--no-https']],
  ['one address', [], ['--host', '127.0.0.1', '--port', '19000']],
  ['a token', [], ['--token', 'sesame']],
  ['a read-only root', readOnly, ['--port', '19000']],
  ['a user that the image does not know', ['--user', '1000650000:0', ...readOnly], ['--port', '19000']],
])('the health check finds a mock with %s', async (_title, engineOptions, options) => {
  const container = await run(engineOptions, ...options);
  await container.becomes('healthy');
});

test('the health check finds a mock with a configuration file', async () => {
  const container = await run(['--volume', configFile({ port: 19000, https: false })], '--config', '/etc/mock.json');
  await container.becomes('healthy');
});

test('the health check fails while there is no mock', async () => {
  const container = await run(['--entrypoint', 'sleep'], '60');
  await container.becomes('unhealthy');
});

test.each([
  ['the user of the image', []],
  ['a user that the image does not know', ['--user', '1000650000:0']],
])('with a read-only root, only the volume is written to, by %s', async (_title, user) => {
  const volume = await podman('volume', 'create');
  onTestFinished(async () => void (await podman('volume', 'rm', '--force', volume)));
  const options = [...readOnly, ...user, '--volume', `${volume}:/data`, '--publish', '127.0.0.1::8080'];
  const first = await run(options, '--persist', '/data/pbx.db');
  await first.becomes('healthy');
  await new XivoMockClient(await first.urlOf(8080)).fixtures.apply({
    entities: [{ name: 'kept', displayname: 'Kept' }],
  });
  await podman('stop', first.id);
  const second = await run(options, '--persist', '/data/pbx.db');
  await second.becomes('healthy');
  const entities = await new XivoMockClient(await second.urlOf(8080)).rows('entity');
  expect(entities.map(({ name }) => name)).toContain('kept');
});

test('SIGTERM ends the mock with the status 0, and a wrong option with a sentence', async () => {
  const container = await run([]);
  await container.becomes('healthy');
  await podman('stop', container.id);
  expect(await podman('inspect', '--format', '{{.State.ExitCode}}', container.id)).toBe('0');
  await expect(podman('run', '--rm', image, '--seedz', 'fresh')).rejects.toThrow(
    /unknown option --seedz; did you mean --seeds\?/,
  );
});
