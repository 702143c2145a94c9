import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bench } from '../bench.ts';
import { percentile } from '../figures.ts';
import { load } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';

export const bystander: BenchRow = {
  number: 16,
  what: 'p99 of users view while another client pulls pages of 5,000 records',
  against: 'without the other client',
  goal: { atMost: 5 },
  async run(bench) {
    const { rounds, seconds } = bench.sizes;
    const { port } = await bench.loaded();
    const request = bytesOf({ path: `${paths.users}?act=view&id=1` });
    const slowest = async () => {
      const { latencies } = await load({ port, clients: 1, seconds, next: () => request });
      return percentile(latencies, 99);
    };
    const figures = await inTurns(rounds, () => whilePulling(bench, port, slowest), slowest);
    return { unit: 'ms', ...figures };
  },
};

/** Runs `work` while another thread fetches pages: in the same thread the client would measure itself. */
async function whilePulling<T>(bench: Bench, port: number, work: () => Promise<T>): Promise<T> {
  const workerData = { port, records: bench.sizes.records };
  const puller = new Worker(join(bench.folder, 'puller.mjs'), { workerData });
  const broken = new Promise<never>((_, reject) => puller.once('error', reject));
  try {
    return await Promise.race([work(), broken]);
  } finally {
    await puller.terminate();
  }
}
