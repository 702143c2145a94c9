import { throughput } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';
import { lengthOf } from './01-pages.ts';

export const view: BenchRow = {
  number: 5,
  what: 'users view, with credentials, rights and journal, 8 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.35 },
  async run(bench) {
    const { rounds, seconds } = bench.sizes;
    const mock = await bench.mock();
    const request = bytesOf({ path: `${paths.users}?act=view&id=1` });
    const size = await lengthOf(mock.port, request);
    const constant = await bench.baseline('constant', size);
    const traffic = { clients: 8, seconds, next: () => request };
    const figures = await inTurns(
      rounds,
      () => throughput({ ...traffic, port: mock.port }),
      () => throughput({ ...traffic, port: constant.port }),
    );
    await bench.stop(mock, constant);
    return { unit: 'req/s', ...figures, note: `${size} bytes` };
  },
};
