import { throughput } from '../load/load.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { randomPage } from '../wire-paths.ts';

export const plainPages: BenchRow = {
  number: 2,
  what: 'the same',
  against: 'without optimisation: rows, JSON.stringify, escapes',
  goal: { atLeast: 8 },
  async run(bench) {
    const { records, rounds, seconds } = bench.sizes;
    const mock = await bench.loaded();
    const plain = await bench.baseline('plain-records', await bench.file(records));
    const traffic = { clients: 2, seconds, next: () => randomPage(records) };
    const figures = await inTurns(
      rounds,
      () => throughput({ ...traffic, port: mock.port }),
      () => throughput({ ...traffic, port: plain.port }),
    );
    await bench.stop(plain);
    return { unit: 'req/s', ...figures };
  },
};
