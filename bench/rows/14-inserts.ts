import { bareInserts } from '../bare-inserts.ts';
import { loadRecords } from '../bench.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

export const inserts: BenchRow = {
  number: 14,
  what: '{records} call records generated and inserted',
  against: 'bare prepared inserts of the same records, one transaction',
  goal: { atMost: 2 },
  async run(bench) {
    const { records, rounds } = bench.sizes;
    const file = await bench.file(records);
    const ours = async () => {
      const mock = await bench.mock('--seeds', 'fresh');
      const elapsed = await timed(() => loadRecords(mock, records));
      await bench.stop(mock);
      return elapsed;
    };
    const figures = await inTurns(Math.min(3, rounds), ours, async () => bareInserts(file));
    return { unit: 'ms', ...figures };
  },
};
