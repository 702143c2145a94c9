import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killRounds } from '../kill/rounds.ts';
import { ownFolder } from '../support/state-file.ts';
import { buildProgram } from './child.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

// `npm run kill -- --rounds N` covers every step.
test('every acknowledged change and the baseline survive kills at named steps, under concurrent writes', {
  timeout: 300_000,
}, async () => {
  const program = { main: built.program, hook: fileURLToPath(new URL('../kill/hook.mjs', import.meta.url)) };
  const rounds = 16;
  const { kills, acknowledged } = await killRounds({ program, folder: ownFolder(), rounds, seed: 1 });
  expect(acknowledged).toBeGreaterThan(rounds);
  expect(Object.values(kills).reduce((sum, count) => sum + count, 0)).toBe(rounds);
});
