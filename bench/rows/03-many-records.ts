import { createReadStream } from 'node:fs';
import { latency } from '../latency.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { randomPage } from '../wire-paths.ts';

/** Reads a file into the page cache, so that the disk is not measured. */
async function readIntoCache(file: string): Promise<void> {
  for await (const _chunk of createReadStream(file, { highWaterMark: 2 ** 22 }));
}

export const manyRecords: BenchRow = {
  number: 3,
  what: 'the same at {manyRecords} records, in a file',
  against: 'at {records}, in a file',
  goal: { atMost: 1.2 },
  async run(bench) {
    const { records, manyRecords, rounds, seconds } = bench.sizes;
    await Promise.all([readIntoCache(await bench.file(records)), readIntoCache(await bench.file(manyRecords))]);
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
