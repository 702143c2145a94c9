import { loadRecords } from '../bench.ts';
import { groupedRecords } from '../grouped-records.ts';
import { Connection } from '../load/connection.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { pageAfter } from '../wire-paths.ts';

export const firstLook: BenchRow = {
  number: 23,
  what: 'cel searchid, 5,000 of {records} records per answer, none read before',
  against: 'json_group_array of the same rows in the memory of the same SQLite, without HTTP',
  goal: { atMost: 1 },
  async run(bench) {
    const { records, rounds } = bench.sizes;
    const grouped = groupedRecords(await bench.file(records));
    const mock = await bench.mock('--seeds', 'fresh');
    await loadRecords(mock, records);
    const connection = await Connection.open(mock.port);
    const [ourPages, theirPages] = [pageStarts(), pageStarts()];
    const figures = await inTurns(
      Math.min(rounds, records / 5000 - 1),
      () => timed(() => connection.send(pageAfter(ourPages.next().value))),
      () => timed(async () => grouped.after(theirPages.next().value)),
    );
    connection.close();
    grouped.close();
    await bench.stop(mock);
    return { unit: 'ms', ...figures };
  },
};

/** The ids before the pages, from the oldest. */
function* pageStarts(): Generator<number, never> {
  for (let id = 0; ; id += 5000) yield id;
}
