import { latency } from '../latency.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { randomPage } from '../wire-paths.ts';

export const manyRecords: BenchRow = {
  number: 3,
  what: 'the same at 10,000,000 records, in a file',
  against: 'at 1,000,000, in a file',
  goal: { atMost: 1.2 },
  async run(bench) {
    const { records, manyRecords, rounds, seconds } = bench.sizes;
    const some = await bench.mock('--persist', await bench.file(records));
    const many = await bench.mock('--persist', await bench.file(manyRecords));
    const figures = await inTurns(
      rounds,
      () => latency({ port: many.port, seconds, next: () => randomPage(manyRecords) }),
      () => latency({ port: some.port, seconds, next: () => randomPage(records) }),
    );
    await bench.stop(some, many);
    return { unit: 'ms', ...figures };
  },
};
