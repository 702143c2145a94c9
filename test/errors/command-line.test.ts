import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startXivoMock, type XivoMock } from '#index.ts';
import { outcomeOf } from '../commands/outcome.ts';
import { fixtures, seeds } from './wrong-files.ts';
import type { WrongInput } from './wrong-input.ts';
import { clients, configFiles, environment, flags, verbs } from './wrong-options.ts';

const wrongInputs = [...flags, ...verbs, ...environment, ...configFiles, ...fixtures, ...seeds, ...clients];

const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
let mock: XivoMock;
beforeAll(async () => {
  mock = await startXivoMock({ seeds: 'fresh', token: 'opens' });
});
afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

/** The table has placeholders for what differs between runs. */
const filled = (text: string) => text.replaceAll('FOLDER', folder).replaceAll('MOCK', mock.url);
const named = (text: string) => text.replaceAll(folder, 'FOLDER').replaceAll(mock.url, 'MOCK');

function write(files: NonNullable<WrongInput['files']>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** A refused start leaves its signal listeners behind. */
function forgetSignals(): void {
  const before = new Map((['SIGTERM', 'SIGINT'] as const).map((signal) => [signal, process.listeners(signal)]));
  onTestFinished(() => {
    for (const [signal, listeners] of before) {
      for (const listener of process.listeners(signal)) {
        if (!listeners.includes(listener)) process.removeListener(signal, listener);
      }
    }
  });
}

/** Words of libraries, and stack traces. */
const foreign =
  /sqlite|constraint|zod|invalid input|unrecognized|NaN|at position|unexpected token|\/\^|\.[jt]s:\d|^ {4}at |undefined/im;

test.for(wrongInputs)('$argv $env: $text', async ({ argv, env = {}, files = {}, status = 2, text }) => {
  forgetSignals();
  write(files);
  const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
  const outcome = await outcomeOf(argv.map(filled), variables);
  expect({ status: outcome.status, text: named(outcome.stderr) }).toEqual({ status, text: `${text}\n` });
  expect(outcome.stderr).not.toMatch(foreign);
});

test.for(['wrong', undefined])('the token %s is refused', async (token) => {
  const { status, stderr } = await outcomeOf([
    'reset',
    '--url',
    mock.url,
    ...(token === undefined ? [] : ['--token', token]),
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^xivo-mock: the control plane requires its token/);
});

test('the table has no duplicate rows', () => {
  const rows = wrongInputs.map(({ argv, env, files }) => JSON.stringify([argv, env, files]));
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(45);
});
