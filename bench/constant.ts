import type { Bench } from './bench.ts';
import { lengthOf, throughput } from './load/load.ts';
import { bytesOf } from './load/request.ts';
import { inTurns } from './rounds.ts';
import type { Measured } from './row.ts';

/** Traffic of a row whose baseline answers with a constant buffer of the same size. */
interface Traffic {
  readonly port: number;
  readonly clients: number;
  next(): Buffer;
}

/** Requests per second, against a bare Fastify that answers with a constant buffer of the same size. */
export async function againstConstant(bench: Bench, { port, clients, next }: Traffic): Promise<Measured> {
  const { rounds, seconds } = bench.sizes;
  const size = await lengthOf(port, next());
  const constant = await bench.baseline('constant', size);
  const buffer = bytesOf({ path: '/' });
  const figures = await inTurns(
    rounds,
    () => throughput({ clients, seconds, port, next }),
    () => throughput({ clients, seconds, port: constant.port, next: () => buffer }),
  );
  await bench.stop(constant);
  return { unit: 'req/s', ...figures, note: `${size} bytes` };
}
