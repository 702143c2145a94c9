import { percentile } from '../figures.ts';
import { Connection } from '../load/connection.ts';
import { load } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths, randomPage } from '../wire-paths.ts';

export const bystander: BenchRow = {
  number: 16,
  what: 'p99 of users view while another client pulls pages of 5,000 records',
  against: 'while nobody else asks',
  goal: { atMost: 5 },
  async run(bench) {
    const { rounds, seconds, records } = bench.sizes;
    const { port } = await bench.loaded();
    const request = bytesOf({ path: `${paths.users}?act=view&id=1` });
    const slowest = async () => {
      const { latencies } = await load({ port, clients: 1, seconds, next: () => request });
      return percentile(latencies, 99);
    };
    const figures = await inTurns(rounds, () => whilePulling(port, records, slowest), slowest);
    return { unit: 'ms', ...figures };
  },
};

async function whilePulling<T>(port: number, records: number, work: () => Promise<T>): Promise<T> {
  const connection = await Connection.open(port);
  let isDone = false;
  const pull = async () => {
    while (!isDone) await connection.send(randomPage(records));
  };
  const pulling = pull();
  const result = await work();
  isDone = true;
  await pulling;
  connection.close();
  return result;
}
