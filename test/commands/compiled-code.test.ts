import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildProgram, firstLine, outcomeOf, run, statusOf } from './child.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

function cacheFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function start(env: Readonly<Record<string, string>>) {
  return run(built.program, ['start', '--port', '0', '--no-https', '--log-level', 'silent'], env);
}

/** The files of compiled code, once there are any. */
function savedIn(folder: string) {
  return vi.waitFor(
    () => {
      const names = readdirSync(join(folder, 'xivo-mock')).filter((name) => name.endsWith('.bin'));
      expect(names).not.toEqual([]);
      return names;
    },
    { timeout: 20_000, interval: 50 },
  );
}

test('a mock saves its compiled code while it serves, and the next one starts with it', async () => {
  const folder = cacheFolder();
  expect(await firstLine(start({ XDG_CACHE_HOME: folder }))).toContain('ready');
  const saved = await savedIn(folder);
  const next = start({ XDG_CACHE_HOME: folder });
  expect(await firstLine(next)).toContain('ready');
  next.kill('SIGTERM');
  expect(await statusOf(next)).toBe(0);
  expect(await savedIn(folder)).toEqual(saved);
});

test('mocks that start at once with the same cache all serve', async () => {
  const folder = cacheFolder();
  const mocks = [1, 2, 3].map(() => start({ NODE_COMPILE_CACHE: folder }));
  for (const line of await Promise.all(mocks.map(firstLine))) expect(line).toContain('ready');
  expect(await savedIn(folder)).toHaveLength(1);
});

test('a mock starts with a damaged cache and replaces it', async () => {
  const folder = cacheFolder();
  await firstLine(start({ XDG_CACHE_HOME: folder }));
  const [name = ''] = await savedIn(folder);
  writeFileSync(join(folder, 'xivo-mock', name), 'damaged');
  expect(await firstLine(start({ XDG_CACHE_HOME: folder }))).toContain('ready');
});

test('other commands use the cache and do not write it', async () => {
  const folder = cacheFolder();
  expect(await outcomeOf(run(built.program, ['--version'], { XDG_CACHE_HOME: folder }))).toMatchObject({ status: 0 });
  expect(readdirSync(folder)).toEqual([]);
});

test('a mock starts where the cache folder is a file', async () => {
  const folder = cacheFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'xivo-mock'), '');
  expect(await firstLine(start({ XDG_CACHE_HOME: folder }))).toContain('ready');
});
