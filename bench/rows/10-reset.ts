import { Connection } from '../load/connection.ts';
import { sendAll } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import type { Server } from '../servers.ts';
import { newUser, paths } from '../wire-paths.ts';

export const reset: BenchRow = {
  number: 10,
  what: 'reset after 10 writes with {records} call records',
  against: 'reset after 10 writes without them',
  goal: { atMost: 2 },
  async run(bench) {
    const [full, bare] = [await bench.loaded(), await bench.mock('--seeds', 'fresh')];
    const figures = await inTurns(
      5 * bench.sizes.rounds,
      () => resetAfterWrites(full),
      () => resetAfterWrites(bare),
    );
    await bench.stop(bare);
    return { unit: 'ms', ...figures };
  },
};

/** Time of a reset after ten users were added (ms). */
export async function resetAfterWrites(server: Server): Promise<number> {
  await sendAll(server.port, 10, (index) =>
    bytesOf({ path: `${paths.users}?act=add`, method: 'POST', body: newUser(index) }),
  );
  const connection = await Connection.open(server.port);
  const elapsed = await timed(() => connection.send(bytesOf({ path: '/__admin/reset', method: 'POST' })));
  connection.close();
  return elapsed;
}
