import { postAdmin } from '../bench.ts';
import { throughput } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';
import { lengthOf } from './01-pages.ts';

export const list: BenchRow = {
  number: 6,
  what: 'users list of 5,000 users, 2 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.25 },
  async run(bench) {
    const { rounds, seconds, users } = bench.sizes;
    const mock = await bench.mock('--seeds', 'fresh');
    await postAdmin(mock, 'generate', { users });
    const request = bytesOf({ path: paths.users });
    const size = await lengthOf(mock.port, request);
    const constant = await bench.baseline('constant', size);
    const traffic = { clients: 2, seconds, next: () => request };
    const figures = await inTurns(
      rounds,
      () => throughput({ ...traffic, port: mock.port }),
      () => throughput({ ...traffic, port: constant.port }),
    );
    await bench.stop(mock, constant);
    return { unit: 'req/s', ...figures, note: `${size} bytes` };
  },
};
