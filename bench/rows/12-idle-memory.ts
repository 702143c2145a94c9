import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { sendAll } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import type { Server } from '../servers.ts';
import { paths } from '../wire-paths.ts';

export const idleMemory: BenchRow = {
  number: 12,
  what: 'resident memory after the start and one request, documented seeds',
  against: 'the bare program',
  goal: { atMost: 1.5 },
  async run(bench) {
    const figures = await inTurns(
      bench.sizes.rounds,
      async () => memoryOf(bench, await bench.mock(), bytesOf({ path: paths.users })),
      async () => memoryOf(bench, await bench.baseline('bare'), bytesOf({ path: '/thing?id=1' })),
    );
    return { unit: 'MB', ...figures };
  },
};

async function memoryOf(bench: Bench, server: Server, request: Buffer): Promise<number> {
  await sendAll(server.port, 1, () => request);
  await sleep(1000);
  const memory = server.residentMemory();
  await bench.stop(server);
  return memory;
}
