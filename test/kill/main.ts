import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Program } from './child.ts';
import { killRounds } from './rounds.ts';

/** Runs the rounds and prints statistics. Fails at the first violated guarantee. */
export async function main(args: string[], program: Program): Promise<void> {
  const options = { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } as const;
  const { values } = parseArgs({ args, options });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-kill-'));
  const begun = performance.now();
  try {
    const { kills, ...figures } = await killRounds({ program, folder, rounds, seed });
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(`${JSON.stringify({ seed, ...figures, seconds })}\n`);
    for (const [step, count] of Object.entries(kills)) process.stdout.write(`${String(count).padStart(5)}  ${step}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
