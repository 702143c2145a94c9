import type { PlacedCall } from '#calls/answer.ts';
import { countText } from '../../../../lib/format.ts';
import { useLoad } from '../../../../lib/load.ts';
import { usePage } from '../../../../lib/page.ts';
import type { TableRow } from '../../../../lib/row.ts';
import { whereText } from '../../../../lib/where.ts';
import { Link } from '../../../../parts/link.tsx';
import { ProblemNote } from '../../../../parts/problem-note.tsx';
import { RecordTable } from './record-table.tsx';

/** The most records that are shown; the table in the state has all of them. */
const maxShown = 500;

const columns = [
  'eventtime',
  'eventtype',
  'cid_name',
  'cid_num',
  'exten',
  'context',
  'channame',
  'appname',
  'uniqueid',
];

/** The call records (`cel`) of a call, by their `linkedid`. They are loaded again when there are more. */
export function CallRecords({ records }: { readonly records: NonNullable<PlacedCall['records']['cel']> }) {
  const { api } = usePage();
  const { linkedid, count } = records;
  const { answer, error } = useLoad(
    (signal) =>
      api.json<{ readonly total: number; readonly rows: readonly TableRow[] }>('state/cel', {
        signal,
        query: { linkedid, limit: maxShown },
      }),
    [api, linkedid, count],
  );
  return (
    <section class="card" aria-labelledby="call-records">
      <div class="row spread">
        <h2 id="call-records">{countText(count, 'call record')}</h2>
        <Link to={{ view: 'state', section: 'tables', table: 'cel', where: whereText({ linkedid }) }} only>
          All columns
        </Link>
      </div>
      <ProblemNote error={error} />
      {answer && <RecordTable table="cel" label="Call records" columns={columns} rows={answer.rows} />}
      {answer && answer.total > maxShown && <p class="soft">The list has the first {maxShown} records.</p>}
    </section>
  );
}
