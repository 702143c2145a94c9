import { countText } from '../../../../lib/format.ts';
import { useLoad } from '../../../../lib/load.ts';
import { usePage } from '../../../../lib/page.ts';
import type { TableRow } from '../../../../lib/row.ts';
import { ProblemNote } from '../../../../parts/problem-note.tsx';
import { RecordTable } from './record-table.tsx';

const columns = ['time', 'queuename', 'agent', 'event', 'data1', 'data2', 'data3', 'callid'];

/** The most rows that are shown. */
const maxShown = 500;

/** The most rows that are asked for one by one, because they have the id of another channel of the call. */
const maxAsked = 50;

/** The rows of the queue log that a call wrote, most of them with the same `callid`. */
export function QueueLog({ ids, callid }: { readonly ids: readonly number[]; readonly callid: string | undefined }) {
  const { api } = usePage();
  const { answer, error } = useLoad(
    async (signal) => {
      const load = (query: Readonly<Record<string, string | number | undefined>>) =>
        api.json<{ readonly rows: readonly TableRow[] }>('state/queue_log', { signal, query });
      const same = (await load({ callid, limit: maxShown })).rows.filter(({ id }) => ids.includes(Number(id)));
      const known = new Set(same.map(({ id }) => id));
      const others = ids.filter((id) => !known.has(id)).slice(0, maxAsked);
      const pages = await Promise.all(others.map((id) => load({ id })));
      return [...same, ...pages.flatMap(({ rows }) => rows)].sort((one, two) => Number(one['id']) - Number(two['id']));
    },
    [api, ids.join(), callid],
  );
  return (
    <section class="card" aria-labelledby="queue-log">
      <h2 id="queue-log">{countText(ids.length, 'row')} of the queue log</h2>
      <ProblemNote error={error} />
      {answer && <RecordTable table="queue_log" label="Queue log" columns={columns} rows={answer} />}
    </section>
  );
}
