import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstAuthority } from '../kill/steps.ts';
import { verified } from '../support/handshake.ts';
import { ownFolder } from '../support/state-file.ts';
import { buildProgram, firstLine, outcomeOf, run, statusOf } from './child.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

const startArguments = ['start', '--port', '0', '--https-port', '0', '--seeds', 'empty', '--log-level', 'silent'];
const hook = fileURLToPath(new URL('../kill/hook.mjs', import.meta.url));

/** Starts a mock; returns its HTTPS URL and its CA once it is ready. */
async function ready(folder: string) {
  const caOut = join(folder, 'ca.pem');
  const child = run(built.program, [...startArguments, '--persist', join(folder, 'pbx.db'), '--ca-out', caOut]);
  const url = /https:\S+/.exec(await firstLine(child))?.[0];
  const ca = readFileSync(caOut, 'utf8');
  const close = async () => {
    const status = statusOf(child);
    child.kill('SIGTERM');
    await status;
  };
  return { url, ca, close };
}

test('the CA is in its file before the ready line, and verifies the mock after a restart', async () => {
  const folder = ownFolder();
  const first = await ready(folder);
  expect(await verified(first.url, first)).toBe('trusted');
  expect(statSync(join(folder, 'ca.pem')).mode & 0o777).toBe(0o644);
  await first.close();
  const second = await ready(folder);
  expect(await verified(second.url, { ca: first.ca, name: 'localhost' })).toBe('trusted');
});

test('the commands verify a mock over HTTPS with the CA in NODE_EXTRA_CA_CERTS', async () => {
  const folder = ownFolder();
  const { url = '' } = await ready(folder);
  const health = ['health', '--url', url.replace('127.0.0.1', 'localhost')];
  const trusting = run(built.program, health, { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  expect(await outcomeOf(trusting)).toMatchObject({ status: 0, stdout: expect.stringContaining('is ready') });
  expect(await outcomeOf(run(built.program, health))).toMatchObject({ status: 1 });
});

test('a first start that is killed while it writes its CA leaves a state that the next start serves', {
  timeout: 120_000,
}, async () => {
  for (const { name } of firstAuthority) {
    const folder = ownFolder();
    const file = join(folder, 'pbx.db');
    const env = { KILL_PROGRAM: built.program, KILL_STEP: name, NODE_OPTIONS: `--import=${hook}` };
    const killed = run(built.program, [...startArguments, '--persist', file], env);
    expect(await text(killed.stderr)).toContain(`killed at ${name}\n`);
    const next = await ready(folder);
    expect(await verified(next.url, next), name).toBe('trusted');
    expect(statSync(`${file}.ca`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${file}.ca`, 'utf8')).toContain(next.ca);
    await next.close();
  }
});
