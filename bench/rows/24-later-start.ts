import { existsSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { startBare, startMock } from './08-start.ts';

export const laterStart: BenchRow = {
  number: 24,
  what: 'later start of the process to the first 200, documented seeds, HTTP only, with cached code',
  against: 'a bare Fastify + better-sqlite3 + zod program, unbundled',
  goal: { atMost: 0.75 },
  async run(bench) {
    rmSync(bench.codeFolder, { recursive: true, force: true });
    const first = await bench.mock();
    while (!hasCode(bench)) await sleep(100);
    await bench.stop(first);
    const figures = await inTurns(
      bench.sizes.starts,
      () => startMock(bench),
      () => startBare(bench),
    );
    return { unit: 'ms', ...figures };
  },
};

/** True once a mock has saved its compiled code in the folder of the benchmark. */
function hasCode({ codeFolder }: Bench): boolean {
  return existsSync(codeFolder) && readdirSync(codeFolder).some((name) => name.endsWith('.bin'));
}
