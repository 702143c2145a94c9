import type { Bench } from '../bench.ts';
import { postAdmin } from '../bench.ts';
import { againstConstant } from '../constant.ts';
import { bytesOf } from '../load/request.ts';
import type { BenchRow, Measured } from '../row.ts';
import { paths } from '../wire-paths.ts';

/** Each view has another URL, so that none of them is answered from a cache. */
export const firstViews: readonly BenchRow[] = [
  {
    number: 19,
    what: 'users view, each for the first time, 8 clients',
    against: 'a constant buffer of the same size',
    goal: { atLeast: 0.25 },
    run: (bench) => viewsOf(bench, paths.users),
  },
  {
    number: 19,
    what: 'lines view, each for the first time, 8 clients',
    against: 'a constant buffer of the same size',
    goal: { atLeast: 0.25 },
    run: (bench) => viewsOf(bench, paths.lines),
  },
];

async function viewsOf(bench: Bench, path: string): Promise<Measured> {
  const mock = await bench.mock('--seeds', 'fresh');
  await postAdmin(mock, 'generate', { users: bench.sizes.users });
  let count = 0;
  const next = () => {
    count += 1;
    return bytesOf({ path: `${path}?act=view&id=${1 + (count % bench.sizes.users)}&request=${count}` });
  };
  const measured = await againstConstant(bench, { port: mock.port, clients: 8, next });
  await bench.stop(mock);
  return measured;
}
