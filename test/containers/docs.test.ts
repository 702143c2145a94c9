import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { allBlocks } from '../support/docs/documents.ts';
import { runExample } from '../support/docs/examples.ts';
import { image } from './engine.ts';

test.each(allBlocks('sh docker'))('the commands at $place succeed', async ({ code }) => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Podman is Docker here, and takes any free port.
  const script = code.replaceAll(/-p 127\.0\.0\.1:\d+:/g, '-p 127.0.0.1::').replaceAll(' xivo-mock ', ` ${image} `);
  await promisify(execFile)('bash', ['-euc', `docker() { podman "$@"; }\n${script}`], { cwd: folder });
});

test.each(allBlocks('ts testcontainers'))('the example at $place runs', async ({ code }) => {
  expect(code).toContain("new XivoMockContainer('xivo-mock')");
  await runExample(code.replaceAll("XivoMockContainer('xivo-mock')", `XivoMockContainer('${image}')`));
});
