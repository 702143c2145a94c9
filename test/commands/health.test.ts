import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildProgram, firstLine, run, statusOf } from './child.ts';
import { outcomeOf } from './outcome.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Starts a mock with this folder for temporary files; returns its URL and a function that ends it. */
async function start(TMPDIR: string, argv: readonly string[] = ['--port', '0'], env: Record<string, string> = {}) {
  const child = run(built.program, ['--no-https', '--seeds', 'empty', '--log-level', 'silent', ...argv], {
    TMPDIR,
    ...env,
  });
  const url = /http:\/\/[^ ]+/.exec(await firstLine(child))?.[0] ?? '';
  const stop = (signal: NodeJS.Signals) => {
    const status = statusOf(child);
    child.kill(signal);
    return status;
  };
  return { url, stop };
}

test('health finds the only running mock, whatever set its port', async () => {
  const TMPDIR = folder();
  const config = join(TMPDIR, 'mock.json');
  writeFileSync(config, '{"port": 0}');
  for (const [argv, env] of [
    [['--port', '0'], {}],
    [[], { XIVO_MOCK_PORT: '0' }],
    [['--config', config], {}],
    [['--port', '0'], { XIVO_MOCK_PORT: 'tcp://10.0.0.1:8080', XIVO_MOCK_DIALECT: '' }],
    [['--port', '0', '--dialect', 'recorded'], { XIVO_MOCK_DIALECT: 'nonsense' }],
    [['--port', '0', '--host', '0.0.0.0'], {}],
  ] as const) {
    const { url, stop } = await start(TMPDIR, argv, env);
    const localUrl = url.replace('0.0.0.0', '127.0.0.1');
    expect(await outcomeOf(['health'], { TMPDIR, ...env })).toMatchObject({
      status: 0,
      stdout: `${localUrl} is ready\n`,
    });
    expect(await outcomeOf(['wait'], { TMPDIR, ...env })).toMatchObject({
      status: 0,
      stdout: `${localUrl} is ready\n`,
    });
    await stop('SIGTERM');
  }
});

test('a mock that has ended is not found, even after SIGKILL', async () => {
  const TMPDIR = folder();
  const env = { TMPDIR, XIVO_MOCK_PORT: '1' };
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const { stop } = await start(TMPDIR);
    await stop(signal);
    expect((await outcomeOf(['health'], env)).stdout).toMatch(/^http:\/\/127\.0\.0\.1:1 is not ready: /);
  }
  const next = await start(TMPDIR);
  expect((await outcomeOf(['health'], env)).stdout).toBe(`${next.url} is ready\n`);
  expect(readdirSync(TMPDIR).flatMap((name) => readdirSync(join(TMPDIR, name)))).toHaveLength(1);
});

test('among several mocks the configured address decides; otherwise --url is required', async () => {
  const TMPDIR = folder();
  const [one, two] = [await start(TMPDIR), await start(TMPDIR)];
  const env = { TMPDIR, XIVO_MOCK_PORT: new URL(two.url).port };
  expect(await outcomeOf(['health'], env)).toMatchObject({ status: 0, stdout: `${two.url} is ready\n` });
  const { status, stderr } = await outcomeOf(['reset'], { TMPDIR });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^xivo-mock: several mocks are running: http:\S+, http:\S+; choose one with --url\n$/);
  expect(stderr).toContain(one.url);
});

test('run files that no mock of this machine wrote are ignored', async () => {
  const TMPDIR = folder();
  const runFiles = join(TMPDIR, `xivo-mock-${process.getuid?.()}`);
  mkdirSync(runFiles, { mode: 0o700 });
  const files = ['{', '{"pid": 1}', JSON.stringify({ pid: process.pid, host: 'another', url: 'http://127.0.0.1:2' })];
  for (const [index, text] of files.entries()) writeFileSync(join(runFiles, `${index}.json`), text);
  const env = { TMPDIR, XIVO_MOCK_PORT: '1' };
  expect((await outcomeOf(['health'], env)).stdout).toMatch(/^http:\/\/127\.0\.0\.1:1 is not ready/);
  const mine = { pid: process.pid, host: hostname(), url: 'http://127.0.0.1:3' };
  writeFileSync(join(runFiles, 'mine.json'), JSON.stringify(mine));
  expect((await outcomeOf(['health'], env)).stdout).toMatch(/^http:\/\/127\.0\.0\.1:3 is not ready/);
});
