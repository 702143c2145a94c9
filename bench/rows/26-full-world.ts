import { postAdmin } from '../bench.ts';
import { median, rounded } from '../figures.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import type { Server } from '../servers.ts';
import { resetAfterWrites } from './10-reset.ts';

export const fullWorld: BenchRow = {
  number: 26,
  what: 'reset after 10 writes with {manyUsers} users and {records} call records',
  against: 'with 100 users and no call records',
  goal: { atMost: 1.2 },
  async run(bench) {
    const { manyUsers, records, rounds } = bench.sizes;
    const [full, small] = [await bench.mock('--seeds', 'fresh'), await bench.mock('--seeds', 'fresh')];
    await fill(full, { users: manyUsers, cels: records, from: '2012-01-01' });
    await fill(small, { users: 100 });
    const figures = await inTurns(
      5 * rounds,
      () => resetAfterWrites(full),
      () => resetAfterWrites(small),
    );
    const others = [];
    for (const [name, work] of Object.entries(copies)) {
      const { ours, baseline } = await inTurns(
        3,
        () => work(full),
        () => work(small),
      );
      others.push(`${name} ${rounded(median(ours))} instead of ${rounded(median(baseline))} ms`);
    }
    await bench.stop(full, small);
    return { unit: 'ms', ...figures, note: others.join(', ') };
  },
};

async function fill(server: Server, body: object): Promise<void> {
  await postAdmin(server, 'generate', body);
  await postAdmin(server, 'baseline', undefined, 'PUT');
}

/** What copies a whole state. */
const copies = {
  'new world': async (server: Server) => {
    const elapsed = await timed(() => postAdmin(server, 'worlds', { id: 'w' }));
    await postAdmin(server, 'worlds/w', undefined, 'DELETE');
    return elapsed;
  },
  save: (server: Server) => timed(() => postAdmin(server, 'snapshots/s', undefined, 'PUT')),
  restore: (server: Server) => timed(() => postAdmin(server, 'reset', { to: 'snapshot:s' })),
};
