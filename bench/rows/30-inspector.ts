import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { throughput } from '../load/load.ts';
import { mixedTraffic } from '../mixed.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

export const inspector: BenchRow = {
  number: 30,
  what: 'mixed traffic, 8 clients, while a page shows each request',
  against: 'without the page',
  goal: { atLeast: 0.9 },
  async run(bench) {
    const { rounds, seconds } = bench.sizes;
    const mock = await bench.mock();
    const next = mixedTraffic();
    const alone = () => throughput({ port: mock.port, clients: 8, seconds, next });
    let shown = 0;
    const figures = await inTurns(
      rounds,
      async () => {
        const page = new Worker(join(bench.folder, 'watcher.mjs'), { workerData: { port: mock.port } });
        try {
          await once(page, 'message');
          const perSecond = await alone();
          page.postMessage('stop');
          const [count] = await once(page, 'message');
          shown = Number(count);
          return perSecond;
        } finally {
          await page.terminate();
        }
      },
      alone,
    );
    await bench.stop(mock);
    return { unit: 'req/s', ...figures, note: `the page shows ${Math.round(shown / seconds)} requests a second` };
  },
};
