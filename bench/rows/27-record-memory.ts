import { setTimeout as sleep } from 'node:timers/promises';
import { loadRecords } from '../bench.ts';
import { lengthOf, sendAll } from '../load/load.ts';
import { bytesOf } from '../load/request.ts';
import type { BenchRow } from '../row.ts';
import { pageAfter, paths } from '../wire-paths.ts';

export const recordMemory: BenchRow = {
  number: 27,
  what: 'resident memory for {records} call records, all of them read in both forms',
  against: 'their JSON text',
  goal: { atMost: 1.2 },
  async run(bench) {
    const { records } = bench.sizes;
    const mock = await bench.mock('--seeds', 'fresh');
    await sleep(1000);
    const empty = mock.residentMemory();
    await loadRecords(mock, records);
    const unread = mock.residentMemory() - empty;
    let bytes = 0;
    for (let id = 0; id < records; id += 5000) bytes += await lengthOf(mock.port, pageAfter(id));
    for (let month = 0; month < months; month += 1) await sendAll(mock.port, 1, () => recordsOfMonth(month));
    await sleep(1000);
    const ours = mock.residentMemory() - empty;
    await bench.stop(mock);
    return { unit: 'MB', ours: [ours], baseline: [bytes / 1e6], note: `${Math.round(unread)} MB before they are read` };
  },
};

/** The generated records cover about a year from January 2012. */
const months = 15;

function recordsOfMonth(month: number): Buffer {
  const [from, to] = [month, month + 1].map((each) => new Date(Date.UTC(2012, each, 1)).toISOString().slice(0, 10));
  return bytesOf({ path: `${paths.cel}?dbeg=${from}&dend=${to}` });
}
