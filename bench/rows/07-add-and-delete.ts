import { rounded } from '../figures.ts';
import { Connection } from '../load/connection.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { userTransactions } from '../user-transactions.ts';
import { newUser, paths } from '../wire-paths.ts';

const clients = 8;

export const addAndDelete: BenchRow = {
  number: 7,
  what: 'users add and delete, over HTTP, in memory, 8 clients',
  against: 'the same SQL as bare transactions behind a bare Fastify',
  goal: { atLeast: 0.25 },
  async run(bench) {
    const { rounds, seconds } = bench.sizes;
    const mock = await bench.mock('--seeds', 'fresh');
    const bare = await bench.bundled('bare-users', bench.root);
    const figures = await inTurns(
      rounds,
      () => pairsOverHttp(mock.port, seconds),
      () => pairsOverHttp(bare.port, seconds),
    );
    await bench.stop(mock, bare);
    const { add, remove } = userTransactions(bench.root);
    const withoutHttp = pairsPerSecond(() => remove(add('Lovelace')), seconds);
    return { unit: 'pairs/s', ...figures, note: `bare transactions without HTTP ${rounded(withoutHttp)} pairs/s` };
  },
};

function pairsPerSecond(pair: () => void, seconds: number): number {
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    pair();
    count += 1;
  }
  return count / ((performance.now() - startedAt) / 1000);
}

async function pairsOverHttp(port: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  let count = 0;
  const work = async (client: number): Promise<void> => {
    const connection = await Connection.open(port);
    while (performance.now() < end) {
      const body = newUser(client);
      const added = await connection.send(bytesOf({ path: `${paths.users}?act=add`, method: 'POST', body }));
      const removed = await connection.send(
        bytesOf({ path: `${paths.users}?act=delete&id=${JSON.parse(added.end.toString())}` }),
      );
      if (removed.status !== 200) throw new Error(`a delete was answered with ${removed.status}`);
      count += 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return count / ((performance.now() - startedAt) / 1000);
}
