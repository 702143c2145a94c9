import { Connection } from '../load/connection.ts';
import { throughput } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { randomPage } from '../wire-paths.ts';

export const pages: BenchRow = {
  number: 1,
  what: 'cel searchid, 5,000 of 1,000,000 records an answer, 2 clients',
  against: 'a constant buffer of the same size',
  goal: { atLeast: 0.7 },
  async run(bench) {
    const { records, rounds, seconds } = bench.sizes;
    const mock = await bench.loaded();
    const size = await lengthOf(mock.port, randomPage(records));
    const constant = await bench.baseline('constant', size);
    const traffic = { clients: 2, seconds };
    const buffer = bytesOf({ path: '/' });
    const figures = await inTurns(
      rounds,
      () => throughput({ ...traffic, port: mock.port, next: () => randomPage(records) }),
      () => throughput({ ...traffic, port: constant.port, next: () => buffer }),
    );
    await bench.stop(constant);
    return { unit: 'req/s', ...figures, note: `${size} bytes` };
  },
};

/** How long the answer to a request is. */
export async function lengthOf(port: number, request: Buffer): Promise<number> {
  const connection = await Connection.open(port);
  const { status, length } = await connection.send(request);
  connection.close();
  if (status !== 200) throw new Error(`the request is answered with ${status}`);
  return length;
}
