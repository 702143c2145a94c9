import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { packageRoot } from '#paths.ts';
import { blocksOf } from '../../support/docs/documents.ts';

/** A workspace with a TypeScript of its own: openapi-typescript needs version 5. */
const folder = join(packageRoot, 'test/clients/openapi');
const run = promisify(execFile);
const node = (script: string, ...args: readonly string[]) => run(process.execPath, [script, ...args], { cwd: folder });

test('a generated client compiles, and adds, edits and deletes users, lines and queues', {
  timeout: 240_000,
}, async () => {
  await using mock = await startXivoMock({ seeds: 'documented' });
  const description = join(packageRoot, 'docs/openapi/xivo.json');
  await node('node_modules/openapi-typescript/bin/cli.js', description, '-o', 'generated/xivo.ts');
  const [example] = blocksOf('docs/web-services-openapi.md').filter(({ kind }) => kind === 'ts client');
  await writeFile(join(folder, 'generated/example.ts'), example?.code.replace('http://127.0.0.1:8080', mock.url) ?? '');
  await node('node_modules/typescript/bin/tsc', '-p', '.');
  await node('generated/js/generated/example.js');
  const { stdout } = await node('generated/js/src/main.js', mock.url);
  expect(JSON.parse(stdout)).toEqual({
    users: [200, 200, 200, 200, 200],
    lines: [200, 200, 200, 200, 200, 200],
    queues: [200, 200, 200, 200, 200, 200],
  });
});
