import { againstConstant } from '../constant.ts';
import type { BenchRow } from '../row.ts';
import { randomPage } from '../wire-paths.ts';

export const pages: BenchRow = {
  number: 1,
  what: 'cel searchid, 5,000 of {records} records per answer, read before, 2 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.7 },
  async run(bench) {
    const { port } = await bench.loaded();
    return againstConstant(bench, { port, clients: 2, next: () => randomPage(bench.sizes.records) });
  },
};
