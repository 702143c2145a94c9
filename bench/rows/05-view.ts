import { againstConstant } from '../constant.ts';
import { bytesOf } from '../load/request.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';

export const view: BenchRow = {
  number: 5,
  what: 'the same users view repeatedly, with credentials, rights and journal, 8 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.35 },
  async run(bench) {
    const mock = await bench.mock();
    const request = bytesOf({ path: `${paths.users}?act=view&id=1` });
    const measured = await againstConstant(bench, { port: mock.port, clients: 8, next: () => request });
    await bench.stop(mock);
    return measured;
  },
};
