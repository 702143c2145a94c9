import type { StoredRows } from '#pbx/overview/kind.ts';
import { countText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import type { TableRow } from '../../../lib/row.ts';
import { whereText } from '../../../lib/where.ts';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';
import { Record } from '../tables/record.tsx';
import { RowLinks } from './row-links.tsx';

/** The number of rows of a table that are shown; the table itself shows the others. */
const maxRows = 5;

interface RowsOfTable {
  readonly table: string;
  readonly where: string | undefined;
  readonly total: number;
  readonly rows: readonly TableRow[];
}

/** The rows that make up an object, table by table. */
export function RowsOfObject({ rows }: { readonly rows: readonly StoredRows[] }) {
  const { api } = usePage();
  const paths = rows.map(({ table, key }) => ({ table, where: whereText(key) }));
  const { answer, error } = useStateLoad(
    (signal) =>
      Promise.all(
        paths.map(async ({ table, where }): Promise<RowsOfTable> => {
          const path = `state/${table}?${where}&limit=${maxRows}`;
          return { ...(await api.json<Pick<RowsOfTable, 'total' | 'rows'>>(path, { signal })), table, where };
        }),
      ),
    [api, JSON.stringify(paths)],
  );
  const present = answer?.filter(({ total }) => total > 0) ?? [];
  const absent = [...new Set(answer?.filter(({ total }) => total === 0).map(({ table }) => table))];
  return (
    <section class="card" aria-label="Rows">
      <h2>Rows</h2>
      <ProblemNote error={error} />
      {present.map((each, index) => (
        <RowsOfOneTable key={`${each.table} ${each.where}`} {...each} isOpen={index === 0} />
      ))}
      {absent.length > 0 && <p class="soft">No rows in {absent.join(', ')}.</p>}
    </section>
  );
}

function RowsOfOneTable({ table, where, total, rows, isOpen }: RowsOfTable & { readonly isOpen: boolean }) {
  return (
    <details class="rows-of-table" open={isOpen}>
      <summary>
        <code>{table}</code> <span class="soft">{countText(total, 'row')}</span>
      </summary>
      <p>
        <Link to={{ view: 'state', section: 'tables', table, where }} only>
          Open in {table}
        </Link>
      </p>
      {rows.map((row, index) => (
        <div key={index}>
          <RowLinks table={table} row={row} />
          <Record row={row} />
        </div>
      ))}
      {total > rows.length && <p class="soft">{countText(total - rows.length, 'further row')}</p>}
    </details>
  );
}
