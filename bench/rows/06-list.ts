import { postAdmin } from '../bench.ts';
import { againstConstant } from '../constant.ts';
import { bytesOf } from '../load/request.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';

export const list: BenchRow = {
  number: 6,
  what: 'the same list of {users} users repeatedly, 2 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.25 },
  async run(bench) {
    const mock = await bench.mock('--seeds', 'fresh');
    await postAdmin(mock, 'generate', { users: bench.sizes.users });
    const request = bytesOf({ path: paths.users });
    const measured = await againstConstant(bench, { port: mock.port, clients: 2, next: () => request });
    await bench.stop(mock);
    return measured;
  },
};
