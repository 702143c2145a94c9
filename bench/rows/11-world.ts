import { postAdmin } from '../bench.ts';
import { Connection } from '../load/connection.ts';
import { bytesOf } from '../load/request.ts';
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
    const connection = await Connection.open(mock.port);
    const request = bytesOf({ path: '/__admin/worlds', method: 'POST', body: JSON.stringify({ id: 'w' }) });
    const create = async () => {
      const elapsed = await timed(() => connection.send(request));
      await postAdmin(mock, 'worlds/w', undefined, 'DELETE');
      return elapsed;
    };
    const figures = await inTurns(bench.sizes.starts, create, () => startMock(bench));
    connection.close();
    await bench.stop(mock);
    return { unit: 'ms', ...figures };
  },
};
