import { latency } from '../latency.ts';
import { authorization, bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';

const day = '2012-05-15';

export const dayOfYear: BenchRow = {
  number: 4,
  what: `cel dbeg=${day}&dend=${day}, a day of a year`,
  against: 'searchid with as many records',
  goal: { atMost: 1.5 },
  async run(bench) {
    const { rounds, seconds } = bench.sizes;
    const { port, url } = await bench.loaded();
    const answer = await fetch(`${url}${paths.cel}?dbeg=${day}&dend=${day}`, { headers: { authorization } });
    const { length } = JSON.parse(await answer.text());
    const byTime = bytesOf({ path: `${paths.cel}?dbeg=${day}&dend=${day}` });
    const byId = bytesOf({ path: `${paths.cel}?act=searchid&idbeg=100&limit=${length}` });
    const figures = await inTurns(
      rounds,
      () => latency({ port, seconds, next: () => byTime }),
      () => latency({ port, seconds, next: () => byId }),
    );
    return { unit: 'ms', ...figures, note: `${length} records` };
  },
};
