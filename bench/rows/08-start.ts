import type { Bench } from '../bench.ts';
import { Connection } from '../load/connection.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import type { Server } from '../servers.ts';
import { paths } from '../wire-paths.ts';

const someUsers = bytesOf({ path: paths.users });

export const start: BenchRow = {
  number: 8,
  what: 'first start of the process to the first 200, documented seeds, HTTP only, without cached code',
  against: 'a bare Fastify + better-sqlite3 + zod program, unbundled',
  goal: { atMost: 1 },
  async run(bench) {
    const figures = await inTurns(
      bench.sizes.starts,
      () => untilAnswered(bench, () => bench.mockWithoutCache(), someUsers),
      () => startBare(bench),
    );
    return { unit: 'ms', ...figures };
  },
};

/** Time from the start of a mock to its first answer (ms). */
export function startMock(bench: Bench): Promise<number> {
  return untilAnswered(bench, () => bench.mock(), someUsers);
}

/** Time from the start of the bare program to its first answer (ms). */
export function startBare(bench: Bench): Promise<number> {
  const thing = bytesOf({ path: '/thing?id=1', signed: false });
  return untilAnswered(bench, () => bench.baseline('bare'), thing);
}

/** Time from the start of a server to its first answer (ms). */
export async function untilAnswered(bench: Bench, open: () => Promise<Server>, request: Buffer): Promise<number> {
  let server: Server | undefined;
  const elapsed = await timed(async () => {
    server = await open();
    const connection = await Connection.open(server.port);
    const { status } = await connection.send(request);
    connection.close();
    if (status !== 200) throw new Error(`the first answer is ${status}`);
  });
  if (server !== undefined) await bench.stop(server);
  return elapsed;
}
