import { sendAll } from '../load/load.ts';
import { mixedTraffic } from '../mixed.ts';
import type { BenchRow } from '../row.ts';

export const memoryOverTime: BenchRow = {
  number: 13,
  what: 'resident memory after {manyRequests} mixed requests, journal on',
  against: 'after {someRequests}',
  goal: { atMost: 1.1 },
  async run(bench) {
    const { someRequests, manyRequests } = bench.sizes;
    const mock = await bench.mock();
    const next = mixedTraffic();
    await sendAll(mock.port, someRequests, next);
    const baseline = mock.residentMemory();
    await sendAll(mock.port, manyRequests - someRequests, next);
    const ours = mock.residentMemory();
    await bench.stop(mock);
    return { unit: 'MB', ours: [ours], baseline: [baseline], note: `${manyRequests} against ${someRequests} requests` };
  },
};
