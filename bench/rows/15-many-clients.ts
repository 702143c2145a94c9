import { percentile, rounded } from '../figures.ts';
import { load } from '../load/load.ts';
import { mixedTraffic } from '../mixed.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

export const manyClients: BenchRow = {
  number: 15,
  what: '200 clients on mixed traffic',
  against: '8 clients',
  goal: { atLeast: 0.9 },
  async run(bench) {
    const { longSeconds } = bench.sizes;
    const mock = await bench.mock();
    const next = mixedTraffic();
    let [failures, slowest] = [0, 0];
    const perSecond = async (clients: number) => {
      const measured = await load({ port: mock.port, clients, seconds: longSeconds, next });
      failures += measured.failures;
      slowest = percentile(measured.latencies, 99);
      return measured.perSecond;
    };
    const figures = await inTurns(
      2,
      () => perSecond(200),
      () => perSecond(8),
    );
    await bench.stop(mock);
    return { unit: 'req/s', ...figures, note: `p99 of 200 clients ${rounded(slowest)} ms, ${failures} failures` };
  },
};
