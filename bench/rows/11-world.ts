import { postAdmin } from '../bench.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { startMock } from './08-start.ts';

export const world: BenchRow = {
  number: 11,
  what: 'a new world from the documented baseline',
  against: 'start of the process',
  goal: { atMost: 0.02 },
  async run(bench) {
    const mock = await bench.mock();
    const create = async () => {
      const elapsed = await timed(() => postAdmin(mock, 'worlds', { id: 'w' }));
      await postAdmin(mock, 'worlds/w', undefined, 'DELETE');
      return elapsed;
    };
    const figures = await inTurns(bench.sizes.starts, create, () => startMock(bench));
    await bench.stop(mock);
    return { unit: 'ms', ...figures };
  },
};
